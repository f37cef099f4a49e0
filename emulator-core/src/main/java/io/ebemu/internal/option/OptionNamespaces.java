/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import java.util.List;
import java.util.Set;

/**
 * The namespaces of configuration options.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html">General options</a>
 */
final class OptionNamespaces {

    static final String PROPERTIES = "aws:elasticbeanstalk:application:environment";
    static final String SECRETS = "aws:elasticbeanstalk:application:environmentsecrets";
    static final String APPLICATION = "aws:elasticbeanstalk:application";
    static final String PROCESS = "aws:elasticbeanstalk:environment:process:default";
    static final String CLASSIC_HEALTH = "aws:elb:healthcheck";
    static final String COMMAND = "aws:elasticbeanstalk:command";
    static final String LAUNCH = "aws:autoscaling:launchconfiguration";
    static final String INSTANCES = "aws:ec2:instances";
    static final String DATABASE = "aws:rds:dbinstance";
    static final String CUSTOM = "aws:elasticbeanstalk:customoption";
    static final String HEALTH_REPORTING = "aws:elasticbeanstalk:healthreporting:system";

    /** Those that have no parts of the user's own. */
    static final Set<String> KNOWN = Set.of(
            PROPERTIES,
            SECRETS,
            APPLICATION,
            CLASSIC_HEALTH,
            COMMAND,
            LAUNCH,
            INSTANCES,
            DATABASE,
            CUSTOM,
            HEALTH_REPORTING,
            "aws:autoscaling:asg",
            "aws:autoscaling:scheduledaction",
            "aws:autoscaling:trigger",
            "aws:autoscaling:updatepolicy:rollingupdate",
            "aws:cloudformation:template:parameter",
            "aws:cloudformation:template:resource:property",
            "aws:ec2:vpc",
            "aws:elasticbeanstalk:cloudwatch:logs",
            "aws:elasticbeanstalk:cloudwatch:logs:health",
            "aws:elasticbeanstalk:control",
            "aws:elasticbeanstalk:environment",
            "aws:elasticbeanstalk:environment:proxy",
            "aws:elasticbeanstalk:environment:proxy:staticfiles",
            "aws:elasticbeanstalk:hostmanager",
            "aws:elasticbeanstalk:managedactions",
            "aws:elasticbeanstalk:managedactions:platformupdate",
            "aws:elasticbeanstalk:monitoring",
            "aws:elasticbeanstalk:sharedlb",
            "aws:elasticbeanstalk:sns:topics",
            "aws:elasticbeanstalk:sqsd",
            "aws:elasticbeanstalk:trafficsplitting",
            "aws:elasticbeanstalk:xray",
            "aws:elb:loadbalancer",
            "aws:elb:listener",
            "aws:elb:policies",
            "aws:elbv2:listener:default",
            "aws:elbv2:loadbalancer");

    /** Beginnings of those that end with a name or a port. */
    private static final List<String> NAMED = List.of(
            "aws:elasticbeanstalk:environment:process:",
            "aws:elasticbeanstalk:container:",
            "aws:elasticbeanstalk:ecs:",
            "aws:elb:listener:",
            "aws:elb:policies:",
            "aws:elbv2:listener:",
            "aws:elbv2:listenerrule:");

    private OptionNamespaces() {}

    static boolean known(String namespace) {
        return KNOWN.contains(namespace) || NAMED.stream().anyMatch(namespace::startsWith);
    }

    static boolean isListener(String namespace) {
        return namespace.equals("aws:elb:listener")
                || namespace.startsWith("aws:elb:listener:")
                || namespace.startsWith("aws:elbv2:listener:");
    }
}
