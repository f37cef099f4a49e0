/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import static io.ebemu.cli.aws.Parameter.needed;
import static io.ebemu.cli.aws.Parameter.optional;
import static io.ebemu.cli.aws.Parameter.several;

import io.ebemu.api.Rds;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.model.ParameterGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The verbs of {@code ebemu rds}. */
public final class RdsVerbs {

    private static final String GROUP = "db-parameter-group-name";

    private RdsVerbs() {}

    /** All of them, in the order in which help lists them. */
    public static List<Verb<Rds>> all() {
        return Stream.of(RdsInstanceVerbs.all(), RdsSnapshotVerbs.all(), parameterGroups())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Verb<Rds>> parameterGroups() {
        return List.of(
                Verb.of(
                        "create-db-parameter-group",
                        "Creates a DB parameter group.",
                        (rds, given) -> {
                            ParameterGroup group = rds.createDBParameterGroup(new ParameterGroup(
                                    given.text(GROUP), given.text("db-parameter-group-family"), Map.of()));
                            return Answer.told(
                                    new JsonObject().with("DBParameterGroup", RdsShapes.group(group)),
                                    "DB parameter group " + group.name() + " is created.");
                        },
                        group(),
                        needed("db-parameter-group-family", "FAMILY", "Such as postgres15."),
                        optional("description", "TEXT", "What it is for.")),
                Verb.<Rds>of(
                                "modify-db-parameter-group",
                                "Sets parameters. Instances get static ones at their next reboot.",
                                (rds, given) -> {
                                    ParameterGroup group = rds.modifyDBParameterGroup(
                                            given.text(GROUP), given.parameters("parameters"));
                                    return Answer.told(
                                            new JsonObject().with("DBParameterGroupName", group.name()),
                                            "DB parameter group " + group.name() + " is changed.");
                                },
                                group(),
                                several(
                                                "parameters",
                                                "PARAMETER",
                                                "Each as ParameterName=NAME,ParameterValue=VALUE. The engine's parameter"
                                                        + " decides whether it waits for a reboot; ApplyMethod does not.")
                                        .required())
                        .example("modify-db-parameter-group --db-parameter-group-name shop --parameters"
                                + " ParameterName=work_mem,ParameterValue=8192,ApplyMethod=immediate"),
                Verb.of(
                        "describe-db-parameter-groups",
                        "Lists DB parameter groups.",
                        (rds, given) -> {
                            List<ParameterGroup> groups = rds.describeDBParameterGroups(given.optional(GROUP));
                            return Answer.listed(
                                    new JsonObject()
                                            .with(
                                                    "DBParameterGroups",
                                                    groups.stream()
                                                            .map(RdsShapes::group)
                                                            .toList()),
                                    RdsShapes.groupTable(groups),
                                    "There is no DB parameter group.");
                        },
                        optional(GROUP, "NAME", "Only that group.")),
                Verb.of(
                        "describe-db-parameters",
                        "Lists what a DB parameter group sets.",
                        (rds, given) -> Parameters.of(rds.describeDBParameterGroups(Optional.of(given.text(GROUP)))),
                        group()),
                Verb.of(
                        "delete-db-parameter-group",
                        "Removes a DB parameter group.",
                        (rds, given) -> {
                            rds.deleteDBParameterGroup(given.text(GROUP));
                            return Answer.told(
                                    new JsonObject().with("DBParameterGroupName", given.text(GROUP)),
                                    "DB parameter group " + given.text(GROUP) + " is deleted.");
                        },
                        group()),
                Verb.of(
                        "describe-events",
                        "Tells what happened to DB instances.",
                        (rds, given) -> Shapes.events(rds.describeEvents(given.optional("source-identifier"))),
                        optional("source-identifier", "ID", "Only what happened to that instance.")));
    }

    private static Parameter group() {
        return needed(GROUP, "NAME", "The group.");
    }
}
