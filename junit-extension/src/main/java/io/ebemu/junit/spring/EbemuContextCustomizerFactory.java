/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import io.ebemu.error.UsageException;
import io.ebemu.junit.BeanstalkExtension;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Spring asks it for each test class; it answers for those with {@link EbemuServiceConnections}. */
public final class EbemuContextCustomizerFactory implements ContextCustomizerFactory {

    /** Spring makes it. */
    public EbemuContextCustomizerFactory() {}

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, EbemuServiceConnections.class)
                ? new ServiceConnections(testClass, extension(testClass))
                : null;
    }

    private static BeanstalkExtension extension(Class<?> testClass) {
        for (Class<?> one = testClass; one != null; one = one.getEnclosingClass()) {
            List<Field> fields = ReflectionSupport.findFields(
                    one,
                    field -> field.getType() == BeanstalkExtension.class && ModifierSupport.isStatic(field),
                    HierarchyTraversalMode.BOTTOM_UP);
            if (!fields.isEmpty()) {
                return (BeanstalkExtension) ReflectionSupport.tryToReadFieldValue(fields.get(0), null)
                        .toOptional()
                        .orElseThrow(() -> unusable(testClass));
            }
        }
        throw unusable(testClass);
    }

    private static UsageException unusable(Class<?> testClass) {
        return new UsageException("@EbemuServiceConnections on " + testClass.getName() + ": there is no static field of"
                + " type BeanstalkExtension with a value; register the extension with @RegisterExtension in one");
    }
}
