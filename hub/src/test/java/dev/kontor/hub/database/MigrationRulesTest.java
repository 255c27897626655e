package dev.kontor.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Drops a default; no version was released before it. */
    private static final Set<String> BEFORE_THE_RULE = Set.of("V0301__pulse_remembers_amnesia.sql");

    @Test
    void everyMigrationWorksWithTheProcessesOfTheVersionBefore() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(MIGRATIONS)) {
            files = all.filter(file -> file.toString().endsWith(".sql")).toList();
        }
        assertThat(files).hasSizeGreaterThan(5);
        for (Path file : files) {
            if (!BEFORE_THE_RULE.contains(file.getFileName().toString())) {
                assertThat(MigrationRules.violations(Files.readString(file)))
                        .as("%s (see CONTRIBUTING.md, \"The schema\")", file)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table work",
                "DROP\n  TABLE work",
                "drop view seen",
                "drop function pace_rate(pace)",
                "drop sequence work_fence",
                "truncate work",
                "revoke select on work from kontor",
                "alter table work rename to task",
                "alter table work rename column ref to source",
                "alter table work drop column ref",
                "alter table if exists only work drop ref",
                "alter table work drop constraint work_pkey",
                "alter table work alter column ref drop default",
                "alter table work alter column revision type int",
                "alter table work alter revision set data type int",
                "alter table work alter column turn set not null",
                "alter table work add column hint text not null",
                "alter table work add column a int, add column b numeric(10, 2) not null",
                "alter table work add constraint positive check (revision > 0)",
                "alter table work add unique (ref)",
                "create unique index work_once on work (ref)",
                "create table other (a int); alter table work drop column ref",
                "-- contract:\nalter table work drop column ref",
                "-- contract: for the next only, not this\ndrop view a; drop view b"
            })
    void refusesWhatTheVersionBeforeCannotLiveWith(String sql) {
        assertThat(MigrationRules.violations(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table hint (a int not null, b text); create unique index hint_once on hint (a)",
                "create table hint (a int); alter table hint alter column a set not null",
                "alter table work add column hint text",
                "alter table work add column hint text not null default 'drop table work'",
                "alter table work add column twice bigint generated always as (revision * 2) stored not null",
                "alter table work alter column turn drop not null",
                "alter table work alter column revision set default 2",
                "drop index scheduled_tasks_time",
                "create index work_by_turn on work (turn)",
                "-- drop table work;\nselect 1",
                "/* drop table work; */ select 1",
                "create function f() returns void language sql as $$ drop table work; $$",
                "create function f() returns void language sql as $body$ select $$x$$; $body$",
                "-- contract: nobody has read it since 0.3\nalter table work drop column ref"
            })
    void allowsWhatOnlyAddsOrSaysWhyNobodyMissesIt(String sql) {
        assertThat(MigrationRules.violations(sql)).isEmpty();
    }
}
