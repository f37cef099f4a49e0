/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EbemuException;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ImageUnavailableException;
import io.ebemu.error.ManagedServiceException;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.error.ResourceConflictException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.observe.ContainerSnapshots;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what failed steps mean: to ECS, a container's reason; to the user, an error with its next step.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html">ECS stopped
 *     task error codes</a>
 */
final class Failures {

    private static final String CONTAINER = "container:";
    /** How ECS begins the reason of a task whose volumes could not be had. */
    private static final String VOLUMES = "VolumeError: Agent could not create task's volume resources: ";

    private final List<Execution.Failure> failures;

    Failures(Execution.Result result) {
        this.failures = result.failures();
    }

    /** The first error of each container that failed before it ran, as ECS words it, by container name. */
    Map<String, String> reasons() {
        Map<String, String> reasons = new HashMap<>();
        for (Execution.Failure failure : failures) {
            // Whoever is waited for in vain has not failed for that.
            boolean waited = failure.step().step() instanceof Step.AwaitContainer;
            if (failure.step().resource().startsWith(CONTAINER) && !waited && !cancelled(failure)) {
                reasons.putIfAbsent(failure.step().resource().substring(CONTAINER.length()), reason(failure));
            }
        }
        return reasons;
    }

    private String reason(Execution.Failure failure) {
        if (failure.error() instanceof DependencyFailedException dependency) {
            Optional<Execution.Failure> image = failures.stream()
                    .filter(one -> one.step().number() == dependency.failedStep())
                    .filter(one -> one.step().step() instanceof Step.PullImage
                            || one.step().step() instanceof Step.BuildImage)
                    .findFirst();
            return image.map(this::reason)
                    .orElseGet(() -> ContainerSnapshots.DEPENDENCY_UNMET + dependency.getMessage());
        }
        String name = failure.step().step() instanceof Step.CreateContainer
                ? "CannotCreateContainerError"
                : failure.step().step() instanceof Step.StartContainer
                        ? "CannotStartContainerError"
                        : "CannotPullContainerError";
        return name + ": " + failure.error().getMessage();
    }

    /** What ended the plan, as an error for the user: the first critical failure, or what that was left out for. */
    RuntimeException toException() {
        return failures.stream()
                .filter(failure -> failure.step().critical())
                // What was left out because of the failure of something else is not what the user is to know.
                .min(Comparator.comparing(this::cancelled))
                .map(this::root)
                .map(Failures::toException)
                .orElseGet(() -> new EnvironmentFailedException("Task failed to start; see ebemu status"));
    }

    /** Why the task did not start, as ECS words it, if no container is to blame for that but a volume. */
    Optional<String> taskReason() {
        return failures.stream()
                .filter(failure -> failure.step().critical())
                .map(this::root)
                .filter(Failures::isVolumes)
                .map(failure -> VOLUMES + failure.error().getMessage())
                .findFirst();
    }

    private static boolean isVolumes(Execution.Failure failure) {
        return failure.error() instanceof EngineException error
                && error.kind() != EngineException.Kind.UNREACHABLE
                && failure.step().resource().startsWith("volume:");
    }

    private boolean cancelled(Execution.Failure failure) {
        return root(failure).error() instanceof OperationCancelledException;
    }

    private Execution.Failure root(Execution.Failure failure) {
        if (failure.error() instanceof DependencyFailedException dependency) {
            return failures.stream()
                    .filter(one -> one.step().number() == dependency.failedStep())
                    .findFirst()
                    .map(this::root)
                    .orElse(failure);
        }
        return failure;
    }

    private static RuntimeException toException(Execution.Failure failure) {
        if (failure.error() instanceof EngineException error) {
            return toException(failure.step(), error);
        }
        if (failure.error() instanceof EbemuException) {
            return failure.error();
        }
        if (failure.error() instanceof ConditionUnmetException unmet) {
            return new EnvironmentFailedException(
                    "Task failed to start: " + failure.step().cause() + ": "
                            + new DependencyFailedException(failure.step(), unmet).getMessage(),
                    unmet);
        }
        return new IllegalStateException(
                failure.step().view() + ": " + failure.error().getMessage(), failure.error());
    }

    private static EbemuException toException(PlannedStep step, EngineException error) {
        boolean imageMissing = step.step() instanceof Step.CreateContainer
                && error.kind() == EngineException.Kind.NOT_FOUND
                && String.valueOf(error.getMessage()).contains("image");
        if (error.kind() == EngineException.Kind.UNREACHABLE) {
            return new EngineUnavailableException(
                    "the Docker engine stopped answering while " + StepDescription.of(step) + ": " + error.getMessage(),
                    error);
        }
        if (error.kind() == EngineException.Kind.PORT_TAKEN) {
            return new ResourceConflictException(
                    step.resource() + ": " + error.getMessage() + "; " + PortCheck.REMEDY, error);
        }
        if (step.step() instanceof Step.CreateNetwork && error.kind() == EngineException.Kind.CONFLICT) {
            return new ResourceConflictException(
                    "169.254.170.2, where containers ask for the credentials of their task's role, is taken on this"
                            + " engine, by another environment with a TaskRole (ebemu list) or by a network (docker"
                            + " network ls); take that down, or remove TaskRole from ebemu.yml",
                    error);
        }
        if (step.step() instanceof Step.PullImage pull) {
            return imageUnavailable(pull.image(), step.cause(), error);
        }
        if (step.step() instanceof Step.BuildImage build) {
            return new ImageUnavailableException(
                    "image " + build.tag() + " cannot be built from " + build.context() + ": " + error.getMessage()
                            + "; correct its " + build.dockerfile() + ", then try again",
                    error);
        }
        if (imageMissing && step.step() instanceof Step.CreateContainer create) {
            return imageUnavailable(create.spec().image(), "for " + step.resource(), error);
        }
        if (step.step() instanceof Step.RequireVolume volume) {
            return new EnvironmentFailedException(
                    VOLUMES + error.getMessage() + "; create it with docker volume create " + volume.name()
                            + ", or set autoprovision to true",
                    error);
        }
        if (step.resource().startsWith("volume:")) {
            return new EnvironmentFailedException(
                    VOLUMES + error.getMessage() + "; correct the volume's driver and driverOpts, then try again",
                    error);
        }
        if (step.resource().startsWith(CONTAINER)) {
            return new EnvironmentFailedException(
                    "Task failed to start: " + step.resource() + ": " + error.getMessage(), error);
        }
        return new ManagedServiceException(
                step.resource() + " could not be set up: " + error.getMessage() + "; see ebemu doctor", error);
    }

    private static EbemuException imageUnavailable(String image, String use, EngineException error) {
        return new ImageUnavailableException(
                "image " + image + " (" + use + ") cannot be had: " + error.getMessage()
                        + "; push it or log in with docker login, or name a local image or build context under images:"
                        + " in ebemu.yml",
                error);
    }
}
