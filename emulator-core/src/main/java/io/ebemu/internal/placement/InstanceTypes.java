/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

import io.ebemu.internal.document.NearestName;
import io.ebemu.model.InstanceCapacity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The EC2 instance types that environments commonly run on, and what each offers to tasks. CPU units are exact, memory
 * is an estimate: see {@link RegisteredMemory}.
 *
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html">EC2 instance types</a>
 */
final class InstanceTypes {

    /** A line has families, the kind of their memory, and their sizes from the smallest, as size/vCPUs/GiB. */
    private static final String TABLE = """
            t2                   xen        nano/1/0.5 micro/1/1 small/1/2 medium/2/4 large/2/8 xlarge/4/16 2xlarge/8/32
            t3,t3a,t4g           burstable  nano/2/0.5 micro/2/1 small/2/2 medium/2/4 large/2/8 xlarge/4/16 2xlarge/8/32
            m4                   xen        large/2/8 xlarge/4/16 2xlarge/8/32 4xlarge/16/64 10xlarge/40/160 \
            16xlarge/64/256
            m5,m5a,m5d,m6i,m6a,m7i  nitro   large/2/8 xlarge/4/16 2xlarge/8/32 4xlarge/16/64 8xlarge/32/128 \
            12xlarge/48/192 16xlarge/64/256 24xlarge/96/384
            m6g,m7g,m7a          nitro      medium/1/4 large/2/8 xlarge/4/16 2xlarge/8/32 4xlarge/16/64 \
            8xlarge/32/128 12xlarge/48/192 16xlarge/64/256
            c4                   xen        large/2/3.75 xlarge/4/7.5 2xlarge/8/15 4xlarge/16/30 8xlarge/36/60
            c5,c5d               nitro      large/2/4 xlarge/4/8 2xlarge/8/16 4xlarge/16/32 9xlarge/36/72 \
            12xlarge/48/96 18xlarge/72/144 24xlarge/96/192
            c5a,c6i,c6a,c7i      nitro      large/2/4 xlarge/4/8 2xlarge/8/16 4xlarge/16/32 8xlarge/32/64 \
            12xlarge/48/96 16xlarge/64/128 24xlarge/96/192
            c6g,c7g,c7a          nitro      medium/1/2 large/2/4 xlarge/4/8 2xlarge/8/16 4xlarge/16/32 8xlarge/32/64 \
            12xlarge/48/96 16xlarge/64/128
            r4                   xen        large/2/15.25 xlarge/4/30.5 2xlarge/8/61 4xlarge/16/122 8xlarge/32/244 \
            16xlarge/64/488
            r5,r5a,r5d,r6i,r6a,r7i  nitro   large/2/16 xlarge/4/32 2xlarge/8/64 4xlarge/16/128 8xlarge/32/256 \
            12xlarge/48/384 16xlarge/64/512 24xlarge/96/768
            r6g,r7g,r7a          nitro      medium/1/8 large/2/16 xlarge/4/32 2xlarge/8/64 4xlarge/16/128 \
            8xlarge/32/256 12xlarge/48/384 16xlarge/64/512
            """;

    private static final int CPU_UNITS = 1024;
    private static final int MIB_PER_GIB = 1024;

    private static final Map<String, List<InstanceCapacity>> FAMILIES = read();

    private InstanceTypes() {}

    /** The instance type of that name. */
    static Optional<InstanceCapacity> named(String name) {
        return family(name).stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The smallest type of the same family that will do. */
    static Optional<InstanceCapacity> sibling(InstanceCapacity type, Predicate<InstanceCapacity> enough) {
        return family(type.name()).stream().filter(enough).findFirst();
    }

    /** Why a name means nothing here, and what would. */
    static String unknown(String name) {
        List<String> names = FAMILIES.values().stream()
                .flatMap(List::stream)
                .map(InstanceCapacity::name)
                .toList();
        List<InstanceCapacity> family = family(name);
        String known = family.isEmpty()
                ? "the families known here are " + String.join(", ", FAMILIES.keySet())
                : "its family has "
                        + String.join(
                                ", ",
                                family.stream().map(InstanceCapacity::name).toList());
        return "there is no instance type \"" + name + "\" in ebemu's table" + NearestName.hint(name, names) + "; "
                + known;
    }

    private static List<InstanceCapacity> family(String name) {
        int dot = name.indexOf('.');
        return FAMILIES.getOrDefault(dot < 0 ? name : name.substring(0, dot), List.of());
    }

    private static Map<String, List<InstanceCapacity>> read() {
        Map<String, List<InstanceCapacity>> families = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +", -1);
            RegisteredMemory memory = RegisteredMemory.valueOf(words[1].toUpperCase(Locale.ROOT));
            for (String family : words[0].split(",", -1)) {
                List<InstanceCapacity> types = new ArrayList<>();
                for (int i = 2; i < words.length; i++) {
                    types.add(type(family, memory, words[i].split("/", -1)));
                }
                families.put(family, List.copyOf(types));
            }
        });
        return Collections.unmodifiableMap(families);
    }

    private static InstanceCapacity type(String family, RegisteredMemory memory, String[] size) {
        int vcpus = Integer.parseInt(size[1]);
        int nominal = (int) (Double.parseDouble(size[2]) * MIB_PER_GIB);
        return new InstanceCapacity(family + "." + size[0], vcpus * CPU_UNITS, memory.estimate(nominal, vcpus));
    }
}
