/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Cache;
import io.ebemu.api.Database;
import io.ebemu.api.Environment;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.model.EnvironmentId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Emulators whose environments only note what is done to them: one database {@code
 * db}, one cache {@code cache}, and one that cannot be put back, {@code memory}. */
final class FakeEngineRoom {

    static final String FAILING_START = "failing-start";
    static final String FAILING_CLEAN_UP = "failing-clean-up";

    /** What was done, in order, such as {@code launch shop-1}, {@code restore db before-tests-1}. */
    final List<String> done = new CopyOnWriteArrayList<>();

    private final AtomicInteger launched = new AtomicInteger();

    Environments environments() {
        return new Environments(() -> proxy(BeanstalkEmulator.class, this::emulator), labels -> {});
    }

    /** Those that begin with a word. */
    List<String> done(String word) {
        return done.stream().filter(one -> one.startsWith(word)).toList();
    }

    private @Nullable Object emulator(Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "launch" -> launch((Bundle) argument(arguments));
            case "sweep" -> List.of();
            case "labelsOfTests" -> Map.of();
            default -> null;
        };
    }

    private Environment launch(Bundle bundle) {
        String name = bundle.path().getFileName().toString();
        EnvironmentId id = new EnvironmentId(name + "-" + launched.incrementAndGet());
        done.add("launch " + id);
        if (name.equals(FAILING_START)) {
            throw new EnvironmentFailedException("Essential container in task exited");
        }
        return proxy(Environment.class, (self, method, arguments) -> switch (method.getName()) {
            case "id" -> id;
            case "databases" -> List.of(service(Database.class, "db"));
            case "caches" -> List.of(service(Cache.class, "cache"), service(Cache.class, "memory"));
            case "writeDiagnosis" -> List.of();
            case "close" -> closed(id, name);
            case "hashCode" -> id.hashCode();
            case "equals" -> self == argument(arguments);
            case "toString" -> id.toString();
            default -> null;
        });
    }

    private @Nullable Object closed(EnvironmentId id, String name) {
        done.add("close " + id);
        if (name.equals(FAILING_CLEAN_UP)) {
            throw new EngineUnavailableException("the engine could not remove it");
        }
        return null;
    }

    private <T> T service(Class<T> type, String identifier) {
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().equals("uri")) {
                return URI.create((identifier.equals("memory") ? "memcached" : "redis") + "://here:1");
            }
            done.add(method.getName() + " " + identifier + (arguments == null ? "" : " " + arguments[0]));
            return null;
        });
    }

    private static Object argument(Object @Nullable [] arguments) {
        return Objects.requireNonNull(arguments)[0];
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeEngineRoom.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** As users register an extension, with environments of this room. */
    static final class Registered extends RegisteredExtension {

        Registered(FakeEngineRoom room, Definition definition) {
            super(definition, room.environments());
        }
    }
}
