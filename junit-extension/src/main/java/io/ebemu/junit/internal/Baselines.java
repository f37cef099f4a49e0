/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Cache;
import io.ebemu.api.Environment;
import io.ebemu.error.EbemuException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * The states that the databases and caches of an environment are put back to. Each class that restores has one, kept
 * before its first test; a class begins with that of the class around it, or with the environment's first one.
 */
final class Baselines {

    private static final String PREFIX = "before-tests-";
    private static final String FIRST = PREFIX + "0";

    private final Environment environment;
    private final Map<Class<?>, String> ofClasses = new HashMap<>();
    private boolean haveFirst;

    Baselines(Environment environment) {
        this.environment = environment;
    }

    /** A class that restores begins, before its own preparations: it finds what the tests of others found. */
    synchronized void classBegins(Class<?> testClass, boolean shared) {
        Optional<String> enclosing = Stream.<Class<?>>iterate(
                        testClass.getEnclosingClass(), one -> one != null, Class::getEnclosingClass)
                .flatMap(one -> Optional.ofNullable(ofClasses.get(one)).stream())
                .findFirst();
        if (enclosing.isPresent()) {
            restore(enclosing.get());
        } else if (haveFirst) {
            restore(FIRST);
        } else if (shared) {
            keep(FIRST);
            haveFirst = true;
        }
    }

    /** A test begins, before its own preparations. */
    synchronized void testBegins(Class<?> testClass, Definition.Rollback rollback) {
        String known = ofClasses.get(testClass);
        if (known != null) {
            restore(known);
        } else if (rollback.snapshot().isPresent()) {
            ofClasses.put(testClass, rollback.snapshot().get());
        } else {
            String name = PREFIX + (ofClasses.size() + 1);
            keep(name);
            ofClasses.put(testClass, name);
        }
    }

    private void keep(String name) {
        List<Runnable> work = new ArrayList<>();
        environment.databases().forEach(database -> work.add(() -> database.snapshot(name)));
        environment.caches().stream()
                .filter(cache -> !onlyFlushes(cache))
                .forEach(cache -> work.add(() -> cache.snapshot(name)));
        atOnce(work);
    }

    private void restore(String name) {
        List<Runnable> work = new ArrayList<>();
        environment.databases().forEach(database -> work.add(() -> database.restore(name)));
        environment
                .caches()
                .forEach(cache -> work.add(() -> {
                    if (onlyFlushes(cache)) {
                        cache.flush();
                    } else {
                        cache.restore(name);
                    }
                }));
        atOnce(work);
    }

    /** Memcached has no snapshots. */
    private static boolean onlyFlushes(Cache cache) {
        return "memcached".equals(cache.uri().getScheme());
    }

    /** All at the same time, on threads of their own: the first of these would make the others wait. */
    private static void atOnce(List<Runnable> work) {
        CompletableFuture<?>[] all = work.stream()
                .map(one -> CompletableFuture.runAsync(one, task -> {
                    Thread thread = new Thread(task, "ebemu-restore");
                    thread.setDaemon(true);
                    thread.start();
                }))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EbemuException known ? known : e;
        }
    }
}
