/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a DB instance whose environment is terminated with its data ({@code DBDeletionPolicy}).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-rdsdbinstance">aws:rds:dbinstance</a>
 */
public enum DeletionPolicy {
    /** It goes. */
    DELETE("Delete"),
    /** It goes, and a snapshot of it stays. */
    SNAPSHOT("Snapshot"),
    /** It stays. */
    RETAIN("Retain");

    private final String word;

    DeletionPolicy(String word) {
        this.word = word;
    }

    /** The policy of that name. */
    public static Optional<DeletionPolicy> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DeletionPolicy::word).toList();
    }

    /** Its name in option settings. */
    public String word() {
        return word;
    }
}
