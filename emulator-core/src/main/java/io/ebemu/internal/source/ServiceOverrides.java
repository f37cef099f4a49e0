/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Services that a program asks for, beside those that {@code ebemu.yml} declares or in place of them. They are under the
 * same rules: each is read as if it were written there.
 *
 * @param services what is asked for
 */
record ServiceOverrides(List<ManagedService> services) {

    private static final String PLACE = "services asked for by the program";

    ServiceOverrides {
        services = List.copyOf(services);
    }

    /** Nothing is asked for. */
    static ServiceOverrides none() {
        return new ServiceOverrides(List.of());
    }

    /** The declared services, with those asked for in place of what has the same kind and identifier, or after them. */
    List<ManagedService> over(List<ManagedService> declared, Problems problems) {
        Map<String, ManagedService> all = new LinkedHashMap<>();
        declared.forEach(service -> all.put(key(service), service));
        services.forEach(service -> {
            check(service, problems);
            all.put(key(service), service);
        });
        List<ManagedService> result = new ArrayList<>(all.values());
        if (!services.isEmpty()
                && result.stream().filter(ServiceOverrides::coupled).count() > 1) {
            problems.error(
                    Place.startOf(PLACE),
                    "coupled-twice",
                    "an environment has one coupled database, and there are "
                            + String.join(
                                    " and ",
                                    result.stream()
                                            .filter(ServiceOverrides::coupled)
                                            .map(ManagedService::identifier)
                                            .toList())
                            + "; leave out coupled(true), or write HasCoupledDatabase: false");
        }
        return result;
    }

    private static String key(ManagedService service) {
        return service.kind() + "/" + service.identifier();
    }

    private static boolean coupled(ManagedService service) {
        return service instanceof DBInstance db && db.coupled();
    }

    private static void check(ManagedService service, Problems problems) {
        if (!service.identifier().equals(service.identifier().toLowerCase(Locale.ROOT))) {
            problems.error(
                    Place.startOf(PLACE),
                    "identifier-invalid",
                    "AWS keeps identifiers in lower case; write "
                            + service.identifier().toLowerCase(Locale.ROOT));
        }
        if (service instanceof DBInstance db) {
            new DBInstanceReader(problems)
                    .read(fields(DBInstanceKeys.INSTANCES, db.identifier(), written(db), problems), true);
        } else if (service instanceof CacheCluster cluster) {
            ParameterGroups groups =
                    ParameterGroups.read(CacheClusterReader.PARAMETER_GROUPS, none(problems), problems);
            new CacheClusterReader(groups, problems)
                    .read(fields(CacheKeys.CLUSTERS, cluster.identifier(), written(cluster), problems));
        }
    }

    /** Whether another database is coupled is a matter of all of them; groups are what they are, not names. */
    private static Map<String, String> written(DBInstance db) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("Engine", db.engine());
        written.put("EngineVersion", db.engineVersion());
        written.put("DBInstanceClass", db.instanceClass());
        written.put("AllocatedStorage", String.valueOf(db.allocatedStorage()));
        written.put("StorageType", db.storageType());
        db.dbName().ifPresent(name -> written.put("DBName", name));
        written.put("MasterUsername", db.masterUsername());
        written.put("MasterUserPassword", db.masterUserPassword());
        written.put("Port", String.valueOf(db.port()));
        written.put("BackupRetentionPeriod", String.valueOf(db.backup().retentionPeriod()));
        written.put("HasCoupledDatabase", "false");
        return written;
    }

    private static Map<String, String> written(CacheCluster cluster) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("Engine", cluster.engine());
        written.put("EngineVersion", cluster.engineVersion());
        written.put("CacheNodeType", cluster.instanceClass());
        written.put("NumCacheNodes", String.valueOf(cluster.nodes()));
        written.put("Port", String.valueOf(cluster.port()));
        written.put("SnapshotRetentionLimit", String.valueOf(cluster.backup().retentionPeriod()));
        return written;
    }

    private static Fields none(Problems problems) {
        return new Fields(new Node.Mapping(Place.startOf(PLACE), List.of()), problems);
    }

    private static Fields fields(String section, String identifier, Map<String, String> written, Problems problems) {
        Place place = Place.startOf(PLACE).member(section);
        Place entry = place.member(identifier);
        List<Node.Member> members = written.entrySet().stream()
                .map(one -> new Node.Member(
                        one.getKey(),
                        entry.member(one.getKey()),
                        new Node.Scalar(entry.member(one.getKey()), one.getValue(), Node.Type.UNTYPED)))
                .toList();
        Node.Member service = new Node.Member(identifier, entry, new Node.Mapping(entry, members));
        Node.Mapping all = new Node.Mapping(place, List.of(service));
        return new Fields(
                new Node.Mapping(Place.startOf(PLACE), List.of(new Node.Member(section, place, all))), problems);
    }
}
