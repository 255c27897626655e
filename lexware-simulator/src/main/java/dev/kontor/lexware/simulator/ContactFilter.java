package dev.kontor.lexware.simulator;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The filters of a contact search, all of which must match ({@code lexware-office-api.md} 7.2). */
final class ContactFilter {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 128;

    private final Predicate<Contact> predicate;

    private ContactFilter(Predicate<Contact> predicate) {
        this.predicate = predicate;
    }

    static ContactFilter of(Request request) {
        Predicate<Contact> all = _ -> true;
        Optional<Pattern> name = text(request, "name");
        Optional<Pattern> email = text(request, "email");
        Optional<String> number = request.parameter("number");
        if (number.isPresent() && !number.get().matches("\\d{1,9}")) {
            throw Refusal.issue(400, "invalid_value", "number");
        }
        if (name.isPresent()) {
            all = all.and(contact -> names(contact).anyMatch(text -> matches(name.get(), text)));
        }
        if (email.isPresent()) {
            all = all.and(contact -> emails(contact).anyMatch(text -> matches(email.get(), text)));
        }
        if (number.isPresent()) {
            int wanted = Integer.parseInt(number.get());
            all = all.and(contact -> hasNumber(contact, wanted));
        }
        Optional<Boolean> customer = flag(request, "customer");
        Optional<Boolean> vendor = flag(request, "vendor");
        return new ContactFilter(
                all.and(contact -> customer.isEmpty() || customer.get() == contact.isCustomer())
                        .and(contact -> vendor.isEmpty() || vendor.get() == contact.isVendor()));
    }

    boolean matches(Contact contact) {
        return predicate.test(contact);
    }

    private static Optional<Pattern> text(Request request, String parameter) {
        Optional<String> text = request.parameter(parameter);
        if (text.isPresent() && (text.get().length() < SHORTEST || text.get().length() > LONGEST)) {
            throw Refusal.issue(
                    400, "bad_request_error", parameter + ": size must be between 3 and 128");
        }
        return text.map(ContactFilter::pattern);
    }

    /**
     * Substring; {@code _} is one character, {@code %} any number of them, a backslash takes that
     * meaning away.
     */
    static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(text.charAt(i))));
            } else if (c == '_') {
                regex.append('.');
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(
                regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(HtmlText.encoded(text)).find();
    }

    private static Stream<String> names(Contact contact) {
        return Stream.of(contact.addressName(), contact.listName());
    }

    private static Stream<String> emails(Contact contact) {
        JsonNode body = contact.body();
        Stream<String> own =
                StreamSupport.stream(body.path("emailAddresses").spliterator(), false)
                        .flatMap(kind -> StreamSupport.stream(kind.spliterator(), false))
                        .map(entry -> entry.asString(""));
        Stream<String> persons =
                StreamSupport.stream(
                                body.path("company").path("contactPersons").spliterator(), false)
                        .map(person -> person.path("emailAddress").asString(""));
        return Stream.concat(own, persons);
    }

    private static boolean hasNumber(Contact contact, int number) {
        JsonNode roles = contact.body().path("roles");
        return roles.path("customer").path("number").asInt(-1) == number
                || roles.path("vendor").path("number").asInt(-1) == number;
    }

    private static Optional<Boolean> flag(Request request, String parameter) {
        return request.parameter(parameter)
                .map(text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default -> throw Refusal.issue(400, "invalid_value", parameter);
                        });
    }
}
