package dev.visage.embedded;

import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Secrets of one data directory: made up once, kept in {@code credentials.json} for the owner's eyes only. */
record Credentials(String s3AccessKey, String s3SecretKey, String postgresPassword) {

    private static final String FILE = "credentials.json";

    static Credentials in(DataDirectory home) {
        var file = home.path().resolve(FILE);
        if (Files.exists(file)) {
            try {
                return JsonMapper.shared().readValue(file.toFile(), Credentials.class);
            } catch (JacksonException e) {
                throw new InfrastructureException(
                        file + " is not readable: restore it, or start on another data directory.", e);
            }
        }
        var random = new SecureRandom();
        var credentials = new Credentials(secret(random, 10), secret(random, 24), secret(random, 24));
        OwnerOnlyFile.write(file, JsonMapper.shared().writeValueAsString(credentials));
        return credentials;
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
