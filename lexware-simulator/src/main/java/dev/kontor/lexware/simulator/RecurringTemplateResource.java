package dev.kontor.lexware.simulator;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of recurring templates, all of them reading ({@code lexware-office-api.md} 7.18). */
final class RecurringTemplateResource {

    private static final int LARGEST_PAGE = 250;
    private static final String SCOPE = "recurring-templates.read";
    private static final Map<String, Comparator<RecurringTemplate>> ORDERS =
            Map.of(
                    "createdDate", Comparator.comparing(RecurringTemplate::createdDate),
                    "updatedDate", Comparator.comparing(RecurringTemplate::updatedDate),
                    "lastExecutionDate", byDay(Schedule::lastDate),
                    "nextExecutionDate", byDay(Schedule::nextDate));

    List<Route> routes() {
        String path = "/v1/recurring-templates";
        return List.of(
                new Route("GET", path, SCOPE, ErrorShape.REGULAR, this::list),
                new Route("GET", path + "/{id}", SCOPE, ErrorShape.REGULAR, this::read));
    }

    private Answer list(Call call) {
        DocumentResource.requireJson(call);
        Paging.Sort sort = Paging.Sort.of(call.request(), "updatedDate,DESC");
        Comparator<RecurringTemplate> order = ORDERS.get(sort.property());
        if (order == null) {
            throw Paging.Sort.invalid();
        }
        Comparator<RecurringTemplate> total = order.thenComparingLong(RecurringTemplate::sequence);
        Paging paging = Paging.of(call.request(), LARGEST_PAGE, sort.property(), sort.ascending());
        List<RecurringTemplate> sorted =
                call.organisation().templates().stream()
                        .sorted(sort.ascending() ? total : total.reversed())
                        .toList();
        return Answer.json(200, paging.envelope(sorted, RecurringTemplate::row));
    }

    private Answer read(Call call) {
        DocumentResource.requireJson(call);
        return Answer.json(200, RecurringTemplates.find(call.organisation(), call.id()).json());
    }

    private static Comparator<RecurringTemplate> byDay(
            Function<Schedule, @Nullable LocalDate> day) {
        return Comparator.comparing(template -> {
            LocalDate found = day.apply(template.schedule());
            return found == null ? LocalDate.MIN : found;
        });
    }
}
