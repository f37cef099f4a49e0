/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.DBInstanceChange;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.api.ServiceEventRecord;
import io.ebemu.error.EbemuException;
import io.ebemu.error.UsageException;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.observed.CacheStatus;
import io.ebemu.model.observed.DBInstanceStatus;
import io.ebemu.model.observed.ReplicationGroupStatus;
import io.ebemu.model.observed.Snapshot;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS's services as a test wants them: every call is remembered, and answered with what fits its name. */
final class FakeServices {

    static final EnvironmentId ENVIRONMENT = new EnvironmentId("fibonacci");
    static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

    final List<DBInstance> created = new ArrayList<>();
    final List<DBInstanceChange> changed = new ArrayList<>();
    final Map<String, String> pending = new HashMap<>();
    final List<SecurityGroup> groups = new ArrayList<>();
    final List<ParameterGroup> parameterGroups = new ArrayList<>();
    final List<Diagnosis> diagnoses = new ArrayList<>();
    String status = "available";
    DBInstance db = DBInstance.builder("shop-db")
            .dbName("shop")
            .master("ebroot", "local-only-password")
            .build();
    CacheCluster cluster = new CacheCluster("pages", "redis", "7.0", "cache.t3.micro", 6379);
    Optional<ReplicationGroup> group = Optional.empty();
    Optional<EbemuException> refusal = Optional.of(new UsageException("the test knows of no services"));

    private final List<String> calls;

    FakeServices(List<String> calls) {
        this.calls = calls;
    }

    /** From now on there are services. */
    void exist() {
        refusal = Optional.empty();
    }

    Rds rds() {
        return fake(Rds.class);
    }

    ElastiCache elastiCache() {
        return fake(ElastiCache.class);
    }

    SecurityGroups securityGroups() {
        return fake(SecurityGroups.class);
    }

    private <T> T fake(Class<T> api) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.equals("close")) {
                return null;
            }
            calls.add(name + Arrays.toString(arguments));
            remember(arguments);
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return answer(name, method.getReturnType(), arguments);
        };
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, handler));
    }

    private void remember(Object[] arguments) {
        for (Object argument : Optional.ofNullable(arguments).orElse(new Object[0])) {
            if (argument instanceof DBInstance one) {
                created.add(one);
            } else if (argument instanceof DBInstanceChange change) {
                changed.add(change);
            }
        }
    }

    private Object answer(String name, Class<?> type, Object[] arguments) {
        if (type == DBInstanceStatus.class) {
            return instance(name);
        } else if (type == CacheStatus.class) {
            return cache();
        } else if (type == ReplicationGroupStatus.class) {
            return replicationGroup();
        } else if (type == Snapshot.class) {
            return snapshot();
        } else if (type == ParameterGroup.class) {
            return arguments[0] instanceof ParameterGroup made
                    ? made
                    : new ParameterGroup((String) arguments[0], "postgres15", Map.of());
        } else if (type == SecurityGroup.class) {
            return new SecurityGroup((String) arguments[0], (String) arguments[1], List.of(), List.of());
        }
        return switch (name) {
            case "describeDBInstances" -> List.of(instance(name));
            case "describeCacheClusters" -> List.of(cache());
            case "describeReplicationGroups" ->
                group.stream().map(one -> replicationGroup()).toList();
            case "describeDBSnapshots", "describeSnapshots" -> List.of(snapshot());
            case "describeDBParameterGroups", "describeCacheParameterGroups" -> List.copyOf(parameterGroups);
            case "describeEvents" ->
                List.of(new ServiceEventRecord(
                        "shop-db", "db-instance", "RDS-EVENT-0006", "DB instance restarted.", AT));
            case "describe" -> List.copyOf(groups);
            case "explain" -> List.copyOf(diagnoses);
            default -> Void.TYPE == type ? Optional.empty() : List.of();
        };
    }

    DBInstanceStatus instance(String call) {
        return new DBInstanceStatus(
                db,
                call.startsWith("stop") ? "stopped" : status,
                db.endpoint(ENVIRONMENT),
                Optional.of(new EndpointAddress("127.0.0.1", 21800)),
                Optional.of(AT),
                Optional.empty(),
                pending,
                "in-sync",
                Optional.empty());
    }

    private CacheStatus cache() {
        return status(cluster);
    }

    private static CacheStatus status(CacheCluster cluster) {
        return new CacheStatus(
                cluster,
                "available",
                cluster.endpoint(ENVIRONMENT),
                Optional.of(new EndpointAddress("127.0.0.1", 21801)),
                Optional.of(AT));
    }

    private ReplicationGroupStatus replicationGroup() {
        ReplicationGroup one = group.orElseThrow();
        return new ReplicationGroupStatus(
                one,
                "available",
                one.members().get(0).identifier(),
                one.members().stream().map(FakeServices::status).toList(),
                one.primaryEndpoint(ENVIRONMENT),
                one.readerEndpoint(ENVIRONMENT),
                Optional.empty());
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                "rds",
                "before",
                "shop-db",
                "manual",
                "available",
                "postgres",
                "15",
                "db.t3.micro",
                5432,
                "ebroot",
                20,
                AT);
    }
}
