package dev.kontor.hub.organisation;

import dev.kontor.hub.organisation.VatSettings.PublicBody;
import dev.kontor.hub.organisation.VatSettings.ReducedRate;
import dev.kontor.hub.organisation.VatSettings.Vies;
import dev.kontor.hub.organisation.VatSettings.WhenDown;
import dev.kontor.hub.organisation.VatSettings.YearTurnover;
import dev.kontor.hub.shared.Decimals;
import dev.kontor.hub.yaml.Spelling;
import dev.kontor.hub.yaml.YamlMap;
import dev.kontor.hub.yaml.YamlProblems;
import dev.kontor.hub.yaml.YamlScalar;
import dev.kontor.hub.yaml.YamlValue;
import dev.kontor.vat.GoodsKind;
import dev.kontor.vat.Place;
import dev.kontor.vat.PostingCategoryKind;
import dev.kontor.vat.ServiceKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code vat} of an organisation. */
final class VatReader {

    /** What a product can be; the classes that only a shop's rate knows are no kinds to declare. */
    private static final Set<GoodsKind> DECLARABLE =
            EnumSet.complementOf(
                    EnumSet.of(GoodsKind.UNSTATED, GoodsKind.STANDARD, GoodsKind.REDUCED));

    private static final Pattern VAT_ID =
            Pattern.compile("[A-Z]{2}(?=.*[0-9].*[0-9])[A-Z0-9+*]{2,13}");
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(31);

    private final YamlProblems problems;

    VatReader(YamlProblems problems) {
        this.problems = problems;
    }

    VatSettings read(YamlMap organisation) {
        Optional<YamlMap> found = Values.noted(problems, () -> organisation.optionalMap("vat"));
        if (found.isEmpty()) {
            return VatSettings.DEFAULT;
        }
        YamlMap vat = found.get();
        vat.rejectUnknownKeys(ConfigurationKeys.VAT);
        return new VatSettings(
                flag(vat, "small-business"),
                flag(vat, "oss"),
                ownVatIds(vat),
                Values.flag(problems, vat, "exempt-services", false),
                reducedRates(vat),
                turnover(vat),
                vies(vat),
                mapping(vat),
                publicBodies(vat));
    }

    private @Nullable Boolean flag(YamlMap vat, String key) {
        return Values.noted(problems, () -> vat.optionalBoolean(key)).orElse(null);
    }

    private List<String> ownVatIds(YamlMap vat) {
        return each(vat, "own-vat-ids", VatReader::ownVatId);
    }

    private List<PublicBody> publicBodies(YamlMap vat) {
        return each(vat, "public-bodies", VatReader::publicBody);
    }

    /** The items of a list that can be read; what is wrong with the others is noted. */
    private <T> List<T> each(YamlMap vat, String key, Function<YamlValue, T> reading) {
        List<T> items = new ArrayList<>();
        Values.noted(problems, () -> vat.optionalList(key))
                .ifPresent(list ->
                        list.values()
                                .forEach(value ->
                                        problems.run(() -> items.add(reading.apply(value)))));
        return items;
    }

    private static PublicBody publicBody(YamlValue value) {
        if (!(value instanceof YamlScalar scalar)) {
            throw value.wrong(
                    "a name or an e-mail address belongs here", "write it as '- Stadt Freiburg'");
        }
        return scalar.as(
                "a company name such as Stadt Freiburg or Stadt *, an e-mail address, or @domain",
                PublicBody::new);
    }

    private static String ownVatId(YamlValue value) {
        if (!(value instanceof YamlScalar scalar)) {
            throw value.wrong("a VAT id belongs here", "write it as '- DE123456789'");
        }
        return scalar.as(
                "a VAT id such as DE123456789",
                text -> {
                    String id = text.replaceAll("[\\s.]", "").toUpperCase(Locale.ROOT);
                    if (!VAT_ID.matcher(id).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return id;
                });
    }

    private List<ReducedRate> reducedRates(YamlMap vat) {
        List<ReducedRate> rates = new ArrayList<>();
        Values.noted(problems, () -> vat.optionalList("reduced-rates"))
                .flatMap(list -> problems.attempt(list::maps))
                .ifPresent(maps ->
                        maps.forEach(map -> problems.run(() -> rates.add(reducedRate(map)))));
        return rates;
    }

    private static ReducedRate reducedRate(YamlMap map) {
        map.rejectUnknownKeys(ConfigurationKeys.REDUCED_RATE);
        return new ReducedRate(
                map.requireScalar("country")
                        .as(
                                "another member state of the EU, such as AT",
                                country -> {
                                    if (country.equals("DE")
                                            || !Place.of(country, "").territory().inTheUnion()) {
                                        throw new IllegalArgumentException(country);
                                    }
                                    return country;
                                }),
                word(map.requireScalar("goods"), declarable()),
                map.requireScalar("percent").as("a rate in percent such as 10", BigDecimal::new),
                map.requireScalar("from").as("a date such as 2026-01-01", LocalDate::parse));
    }

    private static GoodsKind[] declarable() {
        return DECLARABLE.toArray(GoodsKind[]::new);
    }

    private Map<Integer, YearTurnover> turnover(YamlMap vat) {
        Map<Integer, YearTurnover> years = new HashMap<>();
        Values.noted(problems, () -> vat.optionalMap("turnover-elsewhere"))
                .ifPresent(map ->
                        map.keys()
                                .forEach(year ->
                                        problems.run(() ->
                                                years.put(
                                                        year(map, year),
                                                        turnoverOf(map.requireMap(year))))));
        return years;
    }

    private static int year(YamlMap map, String key) {
        if (!key.matches("20[0-9]{2}")) {
            throw map.wrong(key, "'%s' is no year".formatted(key), "give a year such as 2026");
        }
        return Integer.parseInt(key);
    }

    private static YearTurnover turnoverOf(YamlMap map) {
        map.rejectUnknownKeys(ConfigurationKeys.TURNOVER);
        return new YearTurnover(
                amount(map, "all"), amount(map, "cross-border"), amount(map, "electronic"));
    }

    private static BigDecimal amount(YamlMap map, String key) {
        return map.optionalAs(
                        key,
                        "a net amount in EUR such as 8200.50",
                        text -> {
                            BigDecimal amount = Decimals.bounded(new BigDecimal(text));
                            if (amount.signum() < 0) {
                                throw new IllegalArgumentException(text);
                            }
                            return amount;
                        })
                .orElse(BigDecimal.ZERO);
    }

    private Vies vies(YamlMap vat) {
        Optional<YamlMap> found = Values.noted(problems, () -> vat.optionalMap("vies"));
        if (found.isEmpty()) {
            return Vies.DEFAULT;
        }
        YamlMap vies = found.get();
        vies.rejectUnknownKeys(ConfigurationKeys.VIES);
        return new Vies(
                Values.noted(problems, () -> vies.optionalScalar("base-url").map(VatReader::base))
                        .orElse(Vies.DEFAULT.baseUrl()),
                Values.noted(
                                problems,
                                () ->
                                        vies.optionalAs(
                                                "validity",
                                                "a duration from PT1M to P31D such as PT24H",
                                                VatReader::validity))
                        .orElse(Vies.DEFAULT.validity()),
                Values.noted(
                                problems,
                                () ->
                                        vies.optionalScalar("when-down")
                                                .map(word -> word(word, WhenDown.values())))
                        .orElse(Vies.DEFAULT.whenDown()));
    }

    private static URI base(YamlScalar scalar) {
        URI uri = Values.url(scalar);
        if (!ConfigurationFile.loopback(uri) && !"https".equals(uri.getScheme())) {
            throw scalar.wrong(
                    "names and ids of customers must not travel unencrypted",
                    "use https; http is for a simulator on this machine");
        }
        return uri;
    }

    private static Duration validity(String text) {
        Duration validity = Duration.parse(text);
        if (validity.compareTo(Duration.ofMinutes(1)) < 0
                || validity.compareTo(LONGEST_VALIDITY) > 0) {
            throw new IllegalArgumentException(text);
        }
        return validity;
    }

    private List<GoodsRule> mapping(YamlMap vat) {
        List<GoodsRule> rules = new ArrayList<>();
        Values.noted(problems, () -> vat.optionalList("mapping"))
                .flatMap(list -> problems.attempt(list::maps))
                .ifPresent(maps ->
                        maps.forEach(map ->
                                problems.run(() -> {
                                    GoodsRule rule = rule(map);
                                    rejectSecond(map, rule, rules);
                                    rules.add(rule);
                                })));
        return rules;
    }

    private GoodsRule rule(YamlMap map) {
        map.rejectUnknownKeys(ConfigurationKeys.GOODS_RULE);
        List<GoodsRule.By> named =
                Arrays.stream(GoodsRule.By.values())
                        .filter(by -> map.optional(by.key()).isPresent())
                        .toList();
        if (named.size() != 1) {
            throw map.wrong(
                    named.isEmpty()
                            ? "it does not say which products it is for"
                            : "it names products in more than one way",
                    "give exactly one of sku, product-type, collection and tax-code");
        }
        GoodsRule.By by = named.getFirst();
        String value =
                map.requireScalar(by.key())
                        .as(
                                "a text"
                                        + (by == GoodsRule.By.SKU
                                                ? ", or the begin of one and *"
                                                : ""),
                                text -> {
                                    if (text.isBlank() || text.strip().equals("*")) {
                                        throw new IllegalArgumentException(text);
                                    }
                                    return text;
                                });
        return new GoodsRule(
                by,
                value,
                word(map.requireScalar("goods"), declarable()),
                map.optionalScalar("service")
                        .map(word -> word(word, ServiceKind.values()))
                        .orElse(ServiceKind.GENERAL),
                map.optionalScalar("posting")
                        .map(word -> word(word, PostingCategoryKind.values()))
                        .orElse(null));
    }

    private static void rejectSecond(YamlMap map, GoodsRule rule, List<GoodsRule> earlier) {
        for (GoodsRule other : earlier) {
            if (other.by() == rule.by() && other.value().equals(rule.value())) {
                throw map.wrong(
                        rule.by().key(),
                        "there is already a rule for '%s'".formatted(rule.value()),
                        "keep one of the two");
            }
        }
    }

    private static <E extends Enum<E>> E word(YamlScalar scalar, E[] words) {
        return Stream.of(words)
                .filter(each -> key(each).equals(scalar.text()))
                .findFirst()
                .orElseThrow(() ->
                        scalar.wrong(
                                "'%s' is not known here".formatted(scalar),
                                Spelling.suggest(
                                        scalar.text(),
                                        Stream.of(words).map(VatReader::key).toList())));
    }

    private static String key(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
