/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

/** What becomes of a key that a file gives. */
public enum Treatment {
    /** It is given to Docker, or obeyed as it stands. */
    HONOURED("honoured", ""),
    /** Something of AWS or of its agent is behind it, which is reproduced here or has a local stand-in. */
    EMULATED("emulated", " Reproduced by ebemu."),
    /** It has an effect in production and none here; whoever gives it is warned. */
    NOT_EMULATED("not emulated", " Has an effect in production only; ebemu warns."),
    /** It has no effect in production either; its description says what to do instead. */
    NO_EFFECT("no effect", "");

    private final String word;
    private final String remark;

    Treatment(String word, String remark) {
        this.word = word;
        this.remark = remark;
    }

    /** Its name for people. */
    public String word() {
        return word;
    }

    /** A sentence that follows a key's description, beginning with a space; or nothing. */
    String remark() {
        return remark;
    }
}
