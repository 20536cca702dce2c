package dev.visage.embedded;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Secrets of one data directory: made up once, kept in {@code credentials.json} for the owner's eyes only. */
record Credentials(String s3AccessKey, String s3SecretKey, String postgresPassword) {

    private static final String FILE = "credentials.json";

    static Credentials in(DataDirectory home) {
        return read(home.path()).orElseGet(() -> {
            var random = new SecureRandom();
            var credentials = new Credentials(secret(random, 10), secret(random, 24), secret(random, 24));
            OwnerOnlyFile.write(home.path().resolve(FILE), JsonMapper.shared().writeValueAsString(credentials));
            return credentials;
        });
    }

    /** Those of a data directory, if it has been used. */
    static Optional<Credentials> read(Path directory) {
        var file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapper.shared().readValue(file.toFile(), Credentials.class));
        } catch (JacksonException e) {
            throw new InfrastructureException(
                    file + " is not readable: restore it, or start on another data directory.", e);
        }
    }

    private static String secret(SecureRandom random, int bytes) {
        var secret = new byte[bytes];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public String toString() {
        return "Credentials[...]";
    }
}
