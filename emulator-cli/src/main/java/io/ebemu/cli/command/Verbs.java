/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.cli.aws.ElastiCacheVerbs;
import io.ebemu.cli.aws.RdsVerbs;
import io.ebemu.cli.aws.SecurityGroupVerbs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** All verbs, made only when needed: reading a command's annotations takes time. */
final class Verbs {

    private final Map<String, Function<Session, Object>> makers = new LinkedHashMap<>();

    Verbs() {
        makers.put("up", UpCommand::new);
        makers.put("deploy", DeployCommand::new);
        makers.put("restart", RestartCommand::new);
        makers.put("down", DownCommand::new);
        makers.put("terminate", TerminateCommand::new);
        makers.put("status", StatusCommand::new);
        makers.put("list", ListCommand::new);
        makers.put("health", HealthCommand::new);
        makers.put("events", EventsCommand::new);
        makers.put("sweep", SweepCommand::new);
        makers.put("logs", LogsCommand::new);
        makers.put("printenv", PrintenvCommand::new);
        makers.put("setenv", SetenvCommand::new);
        makers.put("exec", ExecCommand::new);
        makers.put("open", OpenCommand::new);
        makers.put("validate", ValidateCommand::new);
        makers.put("plan", PlanCommand::new);
        makers.put("convert", ConvertCommand::new);
        makers.put("init", InitCommand::new);
        makers.put("schema", SchemaCommand::new);
        makers.put("doctor", DoctorCommand::new);
        makers.put("rds", Verbs::rds);
        makers.put("elasticache", Verbs::elastiCache);
        makers.put("security-group", Verbs::securityGroup);
        makers.put("completion", CompletionCommand::new);
        makers.put("names", NamesCommand::new);
        makers.put("man-pages", ManCommand::new);
        makers.put("rehearse", RehearseCommand::new);
    }

    private static CommandLine rds(Session session) {
        return new ServiceCommand<Rds>(session, BeanstalkEmulator::rds, Rds::close)
                .line("rds", "Works on the DB instances beside an environment, as Amazon RDS does.", RdsVerbs.all());
    }

    private static CommandLine elastiCache(Session session) {
        return new ServiceCommand<ElastiCache>(session, BeanstalkEmulator::elastiCache, ElastiCache::close)
                .line(
                        "elasticache",
                        "Works on the caches beside an environment, as Amazon ElastiCache does.",
                        ElastiCacheVerbs.all());
    }

    private static CommandLine securityGroup(Session session) {
        return new ServiceCommand<SecurityGroups>(session, BeanstalkEmulator::securityGroups, SecurityGroups::close)
                .line(
                        "security-group",
                        "Works on the security groups of an environment's VPC, as Amazon EC2 does.",
                        SecurityGroupVerbs.all());
    }

    Set<String> names() {
        return makers.keySet();
    }

    /** The verbs that a command line may mean: those it holds, or all if it holds none. */
    Map<String, Object> make(Set<String> arguments, Session session) {
        boolean none = makers.keySet().stream().noneMatch(arguments::contains);
        Map<String, Object> commands = new LinkedHashMap<>();
        makers.forEach((name, maker) -> {
            if (none || arguments.contains(name)) {
                commands.put(name, maker.apply(session));
            }
        });
        return commands;
    }
}
