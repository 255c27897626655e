package dev.kontor.hub.organisation;

import java.lang.reflect.Constructor;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Finds the vendors on the class path without starting anything. */
final class VendorScan extends ClassPathScanningCandidateComponentProvider {

    private static final String WHERE = "dev.kontor.hub";

    private VendorScan() {
        super(false);
        // Not every class of the hub is read for it.
        setResourcePattern("**/*Settings.class");
        addIncludeFilter(new AssignableTypeFilter(VendorSettings.class));
    }

    static List<VendorSettings> findAll() {
        return new VendorScan()
                .findCandidateComponents(WHERE).stream()
                        .map(BeanDefinition::getBeanClassName)
                        .sorted()
                        .map(VendorScan::create)
                        .toList();
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
        return definition.getMetadata().isConcrete() && definition.getMetadata().isIndependent();
    }

    private static VendorSettings create(String className) {
        try {
            Constructor<?> constructor =
                    Class.forName(className, true, VendorScan.class.getClassLoader())
                            .getDeclaredConstructor();
            constructor.setAccessible(true);
            return (VendorSettings) constructor.newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new IllegalStateException(
                    "%s must have a constructor without parameters, because kontor.yaml is checked before anything starts"
                            .formatted(className),
                    unusable);
        }
    }
}
