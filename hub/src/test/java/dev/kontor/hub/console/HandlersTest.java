package dev.kontor.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kontor.hub.shared.Permission;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** No handler of the console without saying who may call it. */
class HandlersTest {

    /** What everybody who may look may also do, because it changes nothing. */
    private static final Set<String> HARMLESS = Set.of("AuditPage.verify");

    /** What anybody may call, signed in or not. */
    private static final Set<String> OPEN =
            Set.of(
                    "SignInPage.begin",
                    "SignInPage.form",
                    "SignInPage.signIn",
                    "SignInPage.language",
                    "InvitationPage.show",
                    "InvitationPage.accept",
                    "OidcPage.begin",
                    "SetUpPage.form",
                    "SetUpPage.make",
                    "Assets.get");

    @Test
    void allSayWhatTheyRequire() {
        assertThat(handlers()).hasSizeGreaterThan(20).allMatch(HandlersTest::says);
    }

    @Test
    void areOpenToAllOnlyWhereNamedHere() {
        assertThat(
                        handlers().stream()
                                .filter(each -> Doorkeeper.said(each, OpenToAll.class) != null)
                                .map(HandlersTest::name))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void ofAnOrganisationRequireAPermissionInIt() {
        assertThat(
                        handlers().stream()
                                .filter(each ->
                                        paths(each)
                                                .anyMatch(path -> path.contains("{organisation}"))))
                .isNotEmpty()
                .allMatch(each -> Doorkeeper.said(each, Requires.class) != null);
    }

    @Test
    void thatChangeAnythingRequireMoreThanToLook() {
        List<String> tooOpen =
                handlers().stream()
                        .filter(each -> !HARMLESS.contains(name(each)))
                        .filter(HandlersTest::changes)
                        .filter(each -> {
                            Requires requires = Doorkeeper.said(each, Requires.class);
                            return requires != null && requires.value() == Permission.VIEW;
                        })
                        .map(HandlersTest::name)
                        .toList();

        assertThat(tooOpen).isEmpty();
    }

    private static boolean says(HandlerMethod each) {
        return Stream.of(
                        Requires.class,
                        RequiresAdministrator.class,
                        RequiresArranger.class,
                        RequiresSignIn.class,
                        OpenToAll.class)
                .anyMatch(what -> Doorkeeper.said(each, what) != null);
    }

    private static boolean changes(HandlerMethod each) {
        RequestMapping mapping =
                AnnotatedElementUtils.findMergedAnnotation(each.getMethod(), RequestMapping.class);
        return mapping != null && !Arrays.asList(mapping.method()).contains(RequestMethod.GET);
    }

    private static Stream<String> paths(HandlerMethod each) {
        RequestMapping onClass =
                AnnotatedElementUtils.findMergedAnnotation(
                        each.getBeanType(), RequestMapping.class);
        RequestMapping onMethod =
                AnnotatedElementUtils.findMergedAnnotation(each.getMethod(), RequestMapping.class);
        return Stream.of(onClass, onMethod)
                .filter(mapping -> mapping != null)
                .flatMap(mapping -> Arrays.stream(mapping.path()));
    }

    /** Every address of the console as it is mapped, with its methods. */
    static Map<String, List<RequestMethod>> addresses() {
        Map<String, List<RequestMethod>> addresses = new TreeMap<>();
        for (HandlerMethod each : handlers()) {
            RequestMapping onClass =
                    AnnotatedElementUtils.findMergedAnnotation(
                            each.getBeanType(), RequestMapping.class);
            RequestMapping onMethod =
                    AnnotatedElementUtils.findMergedAnnotation(
                            each.getMethod(), RequestMapping.class);
            for (String begin : parts(onClass)) {
                for (String end : parts(onMethod)) {
                    addresses
                            .computeIfAbsent(begin + end, _ -> new ArrayList<>())
                            .addAll(
                                    onMethod == null
                                            ? List.of()
                                            : Arrays.asList(onMethod.method()));
                }
            }
        }
        return addresses;
    }

    private static List<String> parts(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0
                ? List.of("")
                : List.of(mapping.path());
    }

    private static String name(HandlerMethod each) {
        return each.getBeanType().getSimpleName() + "." + each.getMethod().getName();
    }

    private static List<HandlerMethod> handlers() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.kontor.hub.console")
                        .stream()
                        .filter(each -> each.isAnnotatedWith(Controller.class))
                        .map(JavaClass::reflect)
                        .flatMap(type ->
                                Arrays.stream(type.getDeclaredMethods())
                                        .filter(method ->
                                                AnnotatedElementUtils.hasAnnotation(
                                                        method, RequestMapping.class))
                                        .map(method -> handler(type, method)))
                        .collect(Collectors.toList());
    }

    private static HandlerMethod handler(Class<?> type, Method method) {
        return new HandlerMethod(new Unmade(type), method) {
            @Override
            public Class<?> getBeanType() {
                return type;
            }
        };
    }

    /** Stands for a controller that no test makes. */
    private record Unmade(Class<?> type) {}
}
