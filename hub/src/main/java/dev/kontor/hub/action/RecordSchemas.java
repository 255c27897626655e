package dev.kontor.hub.action;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.kontor.hub.shared.Meaning;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema (2020-12) of records, derived from their components: what may be absent is not
 * required, what {@link Meaning} says is the description, in German under {@link #GERMAN}, and what
 * a type is called is its title. Thread-safe.
 */
public final class RecordSchemas {

    /** The keyword of descriptions in German; JSON Schema itself knows one language. */
    public static final String GERMAN = "x-description-de";

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final SchemaGenerator generator;

    private RecordSchemas(boolean snakeCase) {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(
                                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                        .with(Option.FLATTENED_ENUMS_FROM_TOSTRING)
                        .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                        .with(Option.INLINE_ALL_SCHEMAS)
                        .without(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields()
                .withPropertyNameOverrideResolver(
                        field -> snakeCase ? snake(field.getDeclaredName()) : null)
                .withRequiredCheck(field -> !nullable(field))
                .withDescriptionResolver(RecordSchemas::meaning)
                .withInstanceAttributeOverride(RecordSchemas::sayInGerman);
        builder.forTypesInGeneral()
                .withTitleResolver(scope -> title(scope.getType()))
                .withDescriptionResolver(scope -> meaning(scope.getType()));
        this.generator = new SchemaGenerator(builder.build());
    }

    /** With keys as flows write them: {@code vat_id}. */
    public static RecordSchemas ofFlows() {
        return new RecordSchemas(true);
    }

    /** With keys as JSON of the management API has them: {@code vatId}. */
    public static RecordSchemas ofJson() {
        return new RecordSchemas(false);
    }

    /** The schema of a type; generic ones are resolved as far as they say. */
    public synchronized JsonNode of(java.lang.reflect.Type type) {
        return generator.generateSchema(type);
    }

    private static String snake(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    private static boolean nullable(FieldScope field) {
        return component(field)
                .map(each -> each.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .orElse(false);
    }

    private static void sayInGerman(
            ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
        component(field)
                .map(each -> each.getAnnotation(Meaning.class))
                .ifPresent(meaning -> schema.put(GERMAN, meaning.de()));
    }

    private static @Nullable String meaning(FieldScope field) {
        return component(field)
                .map(each -> each.getAnnotation(Meaning.class))
                .map(Meaning::en)
                .orElse(null);
    }

    private static @Nullable String meaning(ResolvedType type) {
        Meaning meaning = type.getErasedType().getAnnotation(Meaning.class);
        return meaning == null ? null : meaning.en();
    }

    private static @Nullable String title(ResolvedType type) {
        return type.getErasedType().isRecord() ? type.getErasedType().getSimpleName() : null;
    }

    private static Optional<RecordComponent> component(FieldScope field) {
        RecordComponent[] components =
                field.getDeclaringType().getErasedType().getRecordComponents();
        return components == null
                ? Optional.empty()
                : Arrays.stream(components)
                        .filter(each -> each.getName().equals(field.getDeclaredName()))
                        .findFirst();
    }
}
