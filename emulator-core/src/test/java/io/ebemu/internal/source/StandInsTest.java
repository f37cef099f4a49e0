/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInsTest {

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12: x        | arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12      | x
            arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12:key::: x  | arn:aws:secretsmanager:eu-west-1:1:secret:db-Ab12:key:: | x
            /shop/token: 00123                                          | /shop/token | 00123
            token: 1_000                                                | token       | 1_000
            token: 1.50                                                 | token       | 1.50
            token: yes                                                  | token       | yes
            token: a:b                                                  | token       | a:b
            token: '{"user": "u"}'                                      | token       | {"user": "u"}
            token: ""                                                   | token       | ``
            """)
    void a_secret_is_written_as_yaml_lets_one_write_it(String line, String name, String value) {
        List<StandIns> written = List.of(
                read("Secrets:\n  " + line + "\n").standIns(),
                read("Secrets: {" + line + "}\n").standIns());

        assertThat(problems.sorted()).isEmpty();
        assertThat(written).allSatisfy(standIns -> {
            assertThat(standIns.secrets()).containsOnlyKeys(name);
            assertThat(standIns.secrets().get(name).value()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource({"'s3cret\n', s3cret", "'s3cret\r\n', s3cret", "'s3cret', s3cret", "'a\nb\n\n', 'a\nb\n'", "'\n', ''"})
    void a_secret_in_a_file_is_its_content_without_the_last_newline(String content, String value) throws IOException {
        write("secrets/token", content);

        StandIns standIns =
                read("Secrets: {/shop/token: {file: ./secrets/token}}\n").standIns();

        assertThat(problems.sorted()).isEmpty();
        assertThat(standIns.secrets().get("/shop/token").value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            token: {file: ./no}  | file-missing ebemu.yml:2:17 Secrets.token.file: there is no file ./no beside this one; correct the path
            token: {file: .}     | file-missing ebemu.yml:2:17 Secrets.token.file: there is no file . beside this one; correct the path
            token: {}            | secret-invalid ebemu.yml:2:10 Secrets.token: expected a value, or the file that holds it; write the value in quotes, or {file: ./secret.txt}
            token: [s3cret]      | wrong-type ebemu.yml:2:10 Secrets.token: expected a string, got a list
            token:               | wrong-type ebemu.yml:2:9 Secrets.token: expected a string, got null
            """)
    void a_secret_without_a_value_is_refused_where_it_stands(String line, String problem) {
        assertThat(read("Secrets:\n  " + line + "\n").standIns().secrets()).isEmpty();
        assertThat(found()).containsExactly(problem);
    }

    @Test
    void a_misspelled_key_of_a_secret_is_named() throws IOException {
        write("token", "x");
        read("Secrets: {token: {file: token, fil: x}}\n");

        assertThat(found())
                .containsExactly(
                        "key-unknown ebemu.yml:1:32 Secrets.token.fil: \"fil\" is no key that is known here, and"
                                + " has no effect; did you mean \"file\"?");
    }

    @Test
    void a_secret_of_the_size_that_aws_keeps_is_accepted_and_a_longer_one_refused() throws IOException {
        write("largest", "x".repeat(65_536));
        write("too-large", "s3cret" + "x".repeat(65_531));
        StandIns standIns =
                read("Secrets:\n  a: {file: largest}\n  b: {file: too-large}\n").standIns();

        assertThat(standIns.secrets()).containsOnlyKeys("a");
        assertThat(found())
                .containsExactly(
                        "secret-too-long ebemu.yml:3:3 Secrets.b: a secret has at most 65536 bytes, this one has"
                                + " more; shorten it");
    }

    @Test
    void a_secret_that_is_no_text_is_refused_at_the_byte() throws IOException {
        Files.write(directory.resolve("binary"), new byte[] {'a', '\n', 'b', (byte) 0xff});
        read("Secrets: {a: {file: ./binary}}\n");

        assertThat(found()).containsExactly("invalid-utf-8 ./binary:2:2 this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void an_s3_object_is_a_file_relative_to_the_bundle() throws IOException {
        write("local/web.env", "A=1");

        StandIns standIns = read("S3Objects:\n  arn:aws:s3:::conf/prod/web.env: ./local/web.env\n")
                .standIns();

        assertThat(found()).isEmpty();
        assertThat(standIns.s3Objects()).containsOnlyKeys("arn:aws:s3:::conf/prod/web.env");
        StandIns.S3Object object = standIns.s3Objects().get("arn:aws:s3:::conf/prod/web.env");
        assertThat(object.file()).isEqualTo(directory.resolve("local/web.env"));
        assertThat(object.written()).isEqualTo("./local/web.env");
        assertThat(object.place().location()).hasToString("ebemu.yml:2:3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s3://conf/web.env          | arn:aws:s3:::conf/web.env
            conf/web.env               | arn:aws:s3:::conf/web.env
            arn:aws:s3:::conf          | arn:aws:s3:::my-bucket/my-key
            web.env                    | arn:aws:s3:::my-bucket/my-key
            arn:aws:s3:eu:1:conf/x     | arn:aws:s3:::my-bucket/my-key
            """)
    void a_name_that_is_no_s3_arn_is_refused_with_the_right_form(String name, String cure) throws IOException {
        write("web.env", "");

        assertThat(read("S3Objects: {\"" + name + "\": web.env}\n").standIns().s3Objects())
                .isEmpty();
        assertThat(found())
                .containsExactly("s3-arn-invalid ebemu.yml:1:13 S3Objects." + name
                        + ": expected the ARN of an S3 object, got \"" + name + "\"; write it like " + cure);
    }

    @Test
    void an_s3_object_without_its_file_is_refused_where_the_path_stands() {
        read("S3Objects: {arn:aws-cn:s3:::b/k: ./web.env}\n");

        assertThat(found())
                .containsExactly("file-missing ebemu.yml:1:34 S3Objects.arn:aws-cn:s3:::b/k: there is no file ./web.env"
                        + " beside this one; correct the path");
    }

    @Test
    void the_instance_type_knows_its_place() {
        assertThat(read("InstanceType: t3.micro\n").instanceType().map(Located::value))
                .contains("t3.micro");
        assertThat(read("InstanceType: t3.micro\n")
                        .instanceType()
                        .map(type -> type.place().toString()))
                .hasValueSatisfying(place -> assertThat(place).contains("InstanceType"));
    }

    @Test
    void no_text_about_stand_ins_shows_a_value() throws IOException {
        write("token", "s3cret");

        EnvironmentFile file = read("Secrets:\n  a: s3cret\n  b: {file: token}\n");

        assertThat(file.standIns().secrets()).hasSize(2);
        assertThat(file.toString()).contains("ebemu.yml", "Secrets.b").doesNotContain("s3cret");
    }

    private EnvironmentFile read(String yaml) {
        return new EnvironmentFileReader(problems).read(yaml.getBytes(StandardCharsets.UTF_8), directory);
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
