/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.model.DBInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RdsadminSessionTest {

    private static final DBInstance INSTANCE = DBInstance.builder("db")
            .engine("postgres", "15")
            .master("clerk", "word-of-eight")
            .build();

    private final List<String> command = new ArrayList<>();

    private RdsadminSession session(Function<String, String> script) {
        InMemoryEngine engine = new InMemoryEngine().withImage("postgres:15").scriptCommands(psql -> {
            command.addAll(psql.words());
            return new ScriptedPsql(script).applyAsInt(psql);
        });
        String id = engine.containers().create(ContainerSpec.of("server", "postgres:15", Map.of()));
        engine.containers().start(id);
        ContainerInfo server = engine.containers().inspect(id).orElseThrow();
        return RdsadminSession.open(engine, server, INSTANCE);
    }

    @Test
    void a_statement_answers_with_its_values_and_the_next_one_with_its_own() {
        RdsadminSession session =
                session(text -> text.startsWith("SELECT 1") ? "1\n\nebemu-end 00000 \n" : "2\nebemu-end 00000 \n");

        assertThat(session.ask("SELECT 1")).containsExactly("1", "");
        assertThat(session.ask("SELECT 2")).containsExactly("2");
        assertThat(command).contains("psql").noneMatch(word -> word.contains("word-of-eight"));
    }

    @Test
    void a_refusal_tells_state_and_reason_and_leaves_the_session_usable() {
        RdsadminSession session = session(text -> text.startsWith("SELEC ")
                ? "ebemu-end 42601 syntax error at or near \"SELEC\"\n"
                : "1\nebemu-end 00000 syntax error at or near \"SELEC\"\n");

        StatementRefused refused = catchThrowableOfType(StatementRefused.class, () -> session.ask("SELEC 1"));

        assertThat(refused.sessionLost()).isFalse();
        assertThat(refused.of(INSTANCE))
                .isInstanceOf(ManagedServiceException.class)
                .hasMessage("DB instance db: its server refused what was asked of it: syntax error at or near \"SELEC\""
                        + " (42601); see its log, then try again");
        assertThat(session.ask("SELECT 1")).containsExactly("1");
        assertThat(session.alive()).isTrue();
    }

    @Test
    void a_session_that_has_ended_says_so_each_time() {
        RdsadminSession session = session(text -> "EOF");

        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> session.ask("SELECT 1"))
                    .isInstanceOfSatisfying(
                            StatementRefused.class,
                            refused -> assertThat(refused.sessionLost()).isTrue());
        }
        assertThat(session.alive()).isFalse();
    }

    @Test
    void whoever_is_in_the_way_is_told_from_what_will_never_work() {
        assertThat(new StatementRefused("40P01", "deadlock detected").inTheWay())
                .isTrue();
        assertThat(new StatementRefused("55006", "being accessed by other users").inTheWay())
                .isTrue();
        assertThat(new StatementRefused("42704", "does not exist").inTheWay()).isFalse();
    }

    @Test
    void names_may_have_quotes() {
        assertThat(RdsadminSession.names(List.of("a", "o'b"))).isEqualTo("ARRAY['a', 'o''b']::name[]");
    }
}
