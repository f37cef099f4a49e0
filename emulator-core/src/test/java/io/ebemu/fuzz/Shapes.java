/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Documents near the largest that is read, each with far too much of one thing. */
final class Shapes {

    private static final int LARGEST = 65_536;
    private static final String HEAD = "{\"AWSEBDockerrunVersion\": 2, ";
    private static final String WEB = "\"name\": \"web\", \"image\": \"nginx\", \"memory\": 64";

    /** Keys of a container whose value is a list, each with an item that it might have. */
    private static final List<String> LISTS = List.of(
            "\"links\": [|\"c#\"",
            "\"links\": [|\"web\"",
            "\"links\": [|\"web:a#\"",
            "\"volumesFrom\": [|{\"sourceContainer\": \"c#\"}",
            "\"mountPoints\": [|{\"sourceVolume\": \"v#\", \"containerPath\": \"/#\"}",
            "\"mountPoints\": [|{\"sourceVolume\": \"awseb-logs-web\", \"containerPath\": \"/\"}",
            "\"portMappings\": [|{\"containerPort\": #}",
            "\"portMappings\": [|{\"containerPort\": 80, \"hostPort\": #}",
            "\"portMappings\": [|{\"containerPort\": 80, \"hostPort\": 80}",
            "\"portMappings\": [|{\"containerPortRange\": \"#-65535\"}",
            "\"portMappings\": [|{}",
            "\"environment\": [|{\"name\": \"V#\", \"value\": \"\"}",
            "\"environment\": [|{\"name\": \"V\", \"value\": \"\"}",
            "\"environment\": [|\"V#=x\"",
            "\"environment\": [|{}",
            "\"secrets\": [|{\"name\": \"S#\", \"valueFrom\": \"p\"}",
            "\"secrets\": [|{\"name\": \"S\", \"valueFrom\": \"p\"}",
            "\"environmentFiles\": [|{\"value\": \"arn:aws:s3:::b/#.env\", \"type\": \"s3\"}",
            "\"dependsOn\": [|{\"containerName\": \"c#\", \"condition\": \"START\"}",
            "\"dependsOn\": [|{\"containerName\": \"web\", \"condition\": \"HEALTHY\"}",
            "\"command\": [|\"\"",
            "\"command\": [|#",
            "\"dnsServers\": [|\"#\"",
            "\"extraHosts\": [|{\"hostname\": \"h#\", \"ipAddress\": \"1.1.1.1\"}",
            "\"dockerSecurityOptions\": [|\"o#\"",
            "\"ulimits\": [|{\"name\": \"nofile\", \"softLimit\": #, \"hardLimit\": 1}",
            "\"ulimits\": [|{\"name\": \"u#\"}",
            "\"systemControls\": [|{\"namespace\": \"net.#\", \"value\": \"1\"}",
            "\"resourceRequirements\": [|{\"type\": \"GPU\", \"value\": \"#\"}",
            "\"healthCheck\": {\"command\": [|\"#\"",
            "\"linuxParameters\": {\"tmpfs\": [|{\"containerPath\": \"/#\", \"size\": 1}",
            "\"linuxParameters\": {\"devices\": [|{\"hostPath\": \"/dev/#\"}",
            "\"linuxParameters\": {\"capabilities\": {\"add\": [|\"C#\"",
            "\"restartPolicy\": {\"enabled\": true, \"ignoredExitCodes\": [|#",
            "\"logConfiguration\": {\"logDriver\": \"splunk\", \"secretOptions\": [|{\"name\": \"o#\"}",
            "\"dockerLabels\": {|\"l#\": \"\"",
            "\"dockerLabels\": {|\"l#\": []",
            "\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {|\"o#\": #",
            "\"unknown\": [|{\"a\": #}",
            "\"unknown\": {|\"k#\": #",
            "\"unknown\": {|\"k\": #");

    /** Keys of a container, or of the objects in it, with a place for text. */
    private static final List<String> TEXTS = List.of(
            "\"name\": \"|\"",
            "\"image\": \"|\"",
            "\"hostname\": \"|\"",
            "\"user\": \"|\"",
            "\"workingDirectory\": \"|\"",
            "\"memory\": \"|\"",
            "\"memory\": |",
            "\"links\": [\"|\"]",
            "\"links\": [\"|:|\"]",
            "\"command\": [\"|\"]",
            "\"environment\": [{\"name\": \"|\"}]",
            "\"environment\": [\"|=\"]",
            "\"environment\": [{\"|\": 1}]",
            "\"mountPoints\": [{\"sourceVolume\": \"|\", \"containerPath\": \"|\"}]",
            "\"portMappings\": [{\"containerPortRange\": \"|\", \"protocol\": \"|\"}]",
            "\"volumesFrom\": [{\"sourceContainer\": \"|\"}]",
            "\"dependsOn\": [{\"containerName\": \"|\", \"condition\": \"|\"}]",
            "\"|\": 1",
            "\"|\": [[1]]",
            "\"essential\": \"|\"",
            "\"secrets\": [{\"name\": \"|\", \"valueFrom\": \"|\"}]",
            "\"environmentFiles\": [{\"value\": \"|\", \"type\": \"|\"}]",
            "\"logConfiguration\": {\"logDriver\": \"|\", \"options\": {\"|\": \"\"}}",
            "\"healthCheck\": {\"command\": [\"|\"]}",
            "\"ulimits\": [{\"name\": \"|\"}]",
            "\"systemControls\": [{\"namespace\": \"|\", \"value\": \"|\"}]",
            "\"dnsServers\": [\"|\"]",
            "\"extraHosts\": [{\"hostname\": \"|\", \"ipAddress\": \"|\"}]",
            "\"linuxParameters\": {\"tmpfs\": [{\"containerPath\": \"|\"}]}",
            "\"linuxParameters\": {\"capabilities\": {\"add\": [\"|\"]}, \"devices\": [{\"hostPath\": \"|\"}]}",
            "\"dockerSecurityOptions\": [\"|\"]");

    private static final List<String> PIECES = List.of(
            "a", "-", ".", "a-", "a.", "a__", "/", "a/", ":", "0", "9", " ", "A", "1.", "1:", "\\u0000", "{", "$", "[",
            "é", "x:y/", "1-");

    private final RandomGenerator random;
    private final int size;

    Shapes(RandomGenerator random) {
        this.random = random;
        this.size = random.nextInt(10) == 0 ? random.nextInt(LARGEST + 1_000) : LARGEST - random.nextInt(200);
    }

    String document() {
        return switch (random.nextInt(12)) {
            case 0 ->
                containers(Odd.pick(
                        List.of(
                                "{}",
                                "0",
                                "null",
                                "[]",
                                "{\"name\": \"c#\"}",
                                "{\"name\": \"\", \"image\": \"\"}",
                                "{\"name\": \"c\", \"image\": \"x\", \"memory\": 6}",
                                "{\"name\": \"c#\", \"image\": \"x\", \"memory\": 6}"),
                        random));
            case 1 ->
                containers(Odd.pick(
                        List.of(
                                "{\"name\": \"c#\", \"links\": [\"c+\"]}",
                                "{\"name\": \"c#\", \"links\": [\"c+\", \"c0\"]}",
                                "{\"name\": \"c+\", \"volumesFrom\": [{\"sourceContainer\": \"c#\"}]}",
                                "{\"name\": \"c#\", \"dependsOn\": [{\"containerName\": \"c+\", \"condition\": \"START\"}]}",
                                "{\"name\": \"c#\", \"hostname\": \"h#\", \"links\": [\"h+\"]}"),
                        random));
            case 2, 3, 4 -> oneLongList();
            case 5 -> tenWithLists();
            case 6, 7 -> oneLongText();
            case 8 -> volumes();
            case 9 -> topLevel();
            case 10 -> deep();
            default -> volumesAndMounts();
        };
    }

    private String containers(String each) {
        return filled(HEAD + "\"containerDefinitions\": [", i -> numbered(each, i), "]}", size);
    }

    private String oneLongList() {
        return HEAD + "\"containerDefinitions\": [{" + WEB + ", " + longList(size - 120) + "}]}";
    }

    private String longList(int bytes) {
        String[] key = Odd.pick(LISTS, random).split("\\|");
        StringBuilder end = new StringBuilder();
        for (char letter : key[0].toCharArray()) {
            if (letter == '[' || letter == '{') {
                end.insert(0, letter == '[' ? ']' : '}');
            }
        }
        return filled(key[0], i -> numbered(key[1], i), end.toString(), bytes);
    }

    private String tenWithLists() {
        String link = Odd.pick(List.of("\"c~\"", "\"c@\"", "\"c~:a#\"", "\"x#\""), random);
        return filled(
                HEAD + "\"containerDefinitions\": [",
                i -> i >= 10
                        ? ""
                        : filled(
                                "{\"name\": \"c" + i + "\", \"image\": \"x\", \"memory\": 6, \"links\": [",
                                j -> numbered(
                                        link.replace("~", Integer.toString(j % 10))
                                                .replace("@", Integer.toString((i + 1) % 10)),
                                        j),
                                "]}",
                                size / 10 - 20),
                "]}",
                size);
    }

    private String oneLongText() {
        String key = Odd.pick(TEXTS, random);
        int places = key.length() - key.replace("|", "").length();
        String piece = Odd.pick(PIECES, random);
        int bytes = Math.max(0, size - 200);
        String text = piece.repeat(bytes / piece.getBytes(StandardCharsets.UTF_8).length / places);
        String more = random.nextBoolean() ? ", " + WEB : "";
        return HEAD + "\"containerDefinitions\": [{" + key.replace("|", text) + more + "}]}";
    }

    private String volumes() {
        String each = Odd.pick(
                List.of(
                        "{\"name\": \"v#\"}",
                        "{\"name\": \"v\"}",
                        "{}",
                        "{\"host\": {\"sourcePath\": \"\"}}",
                        "{\"name\": \"v#\", \"dockerVolumeConfiguration\": {\"scope\": \"x\"}}"),
                random);
        return filled(
                HEAD + "\"containerDefinitions\": [{" + WEB + "}], \"volumes\": [", i -> numbered(each, i), "]}", size);
    }

    /** Names of many lengths, near to each other, for which the nearest is looked for. */
    private String volumesAndMounts() {
        int length = Odd.pick(List.of(1, 8, 60, 255, 2_000, 20_000), random);
        String stem = "n".repeat(length);
        String declared = filled("\"volumes\": [", i -> "{\"name\": \"" + stem + i + "\"}", "]", size / 2);
        return HEAD + declared + ", "
                + filled(
                        "\"containerDefinitions\": [{" + WEB + ", \"mountPoints\": [",
                        i -> "{\"sourceVolume\": \"" + stem + "x" + i + "\", \"containerPath\": \"/" + i + "\"}",
                        "]}]}",
                        size - declared.length() - 100);
    }

    private String topLevel() {
        String each = Odd.pick(
                List.of(
                        "\"k#\": 1",
                        "\"k\": 1",
                        "\"containerDefinitions\": [{}]",
                        "\"Ports\": #",
                        "\"AWSEBDockerrunVersio#\": 2",
                        "\"containerDefinition#\": []",
                        "\"volumes\": [{}]"),
                random);
        String head = random.nextBoolean() ? HEAD : "{\"x\": 2, ";
        return filled(head, i -> numbered(each, i), "}", size);
    }

    /** As deep as is read, below keys as long as fit. */
    private String deep() {
        int levels = 1 + random.nextInt(random.nextInt(4) == 0 ? 20_000 : 33);
        int keyLength = random.nextInt(Math.max(1, size / 2 / levels - 6) + 1);
        String open = random.nextBoolean() ? "{\"" + "k".repeat(keyLength) + "\":" : "[";
        String close = open.equals("[") ? "]" : "}";
        String inside = filled("[", i -> "0", "]", size - HEAD.length() - levels * (open.length() + 1) - 10);
        return HEAD + "\"x\": " + open.repeat(levels) + inside + close.repeat(levels) + "}";
    }

    /** As many pieces as fit; an empty one ends them. */
    private static String filled(String start, IntFunction<String> piece, String end, int bytes) {
        StringBuilder out = new StringBuilder(start);
        for (int i = 0; ; i++) {
            String next = piece.apply(i);
            if (next.isEmpty() || out.length() + next.length() + end.length() + 1 > bytes) {
                return out.append(end).toString();
            }
            out.append(i == 0 ? "" : ",").append(next);
        }
    }

    private static String numbered(String text, int number) {
        return text.replace("#", Integer.toString(number)).replace("+", Integer.toString(number + 1));
    }
}
