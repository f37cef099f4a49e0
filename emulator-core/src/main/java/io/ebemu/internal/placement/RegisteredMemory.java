/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.placement;

/**
 * How much of an instance's memory the ECS agent registers for tasks. The agent takes what the kernel reports, which is
 * less than EC2 advertises: the kernel keeps a share for its page tables, buffers and, from 4 GiB on, bounce buffers,
 * and Nitro's firmware another. How much depends on the image's kernel, so these are estimates: lines through figures
 * measured on ECS-optimised images, which they meet within two in a hundred.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html">Container instance
 *     memory management</a>
 */
enum RegisteredMemory {
    /** Measured: t2.micro 983, t2.medium 3943, m4.large 7975, r4.large 15292, m4.16xlarge 257953. */
    XEN {
        @Override
        int estimate(int nominal, int vcpus) {
            int bounceBuffers = nominal >= FOUR_GIB ? 65 : 0;
            int manyProcessors = vcpus >= 16 ? 15 : 0;
            return nominal - nominal / 64 - 24 - bounceBuffers - manyProcessors;
        }
    },
    /** Measured: t3.nano 459, t3.micro 953, t3.small 1901 to 1951, t3.medium 3828 to 3884. */
    BURSTABLE {
        @Override
        int estimate(int nominal, int vcpus) {
            int bounceBuffers = nominal >= FOUR_GIB ? 64 : 0;
            return nominal - nominal * 35 / GIB - 36 - bounceBuffers;
        }
    },
    /** Measured: c5.large 3704, m5.large 7680, m5.xlarge 15576, c5.4xlarge 31142, m5.24xlarge 378652. */
    NITRO {
        @Override
        int estimate(int nominal, int vcpus) {
            return nominal - nominal / GIB * 30 - vcpus * 28 - 216;
        }
    };

    private static final int GIB = 1024;
    private static final int FOUR_GIB = 4 * GIB;

    /**
     * The estimate in MiB.
     *
     * @param nominal what EC2 advertises, in MiB
     * @param vcpus how many virtual processors the instance has
     */
    abstract int estimate(int nominal, int vcpus);
}
