package dev.visage.standalone.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** The key pair with which a data directory's system signs and checks tokens. The private key is for its owner alone. */
public final class TokenKeys {

    private static final int BITS = 2048;
    private static final String FOLDER = "keys";
    private static final String PRIVATE = "token-private.pem";
    private static final String PUBLIC = "token-public.pem";

    private final Path folder;

    private TokenKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys in a data directory, made if it has none. */
    public static TokenKeys in(Path dataDirectory) throws IOException {
        TokenKeys keys = new TokenKeys(dataDirectory.resolve(FOLDER));
        if (!Files.exists(keys.privateKey())) {
            keys.make();
        }
        return keys;
    }

    /** Whether a data directory has keys. */
    public static boolean existIn(Path dataDirectory) {
        return Files.exists(dataDirectory.resolve(FOLDER).resolve(PRIVATE));
    }

    /** The file of the public key, in PEM form. */
    public Path publicKey() {
        return folder.resolve(PUBLIC);
    }

    private Path privateKey() {
        return folder.resolve(PRIVATE);
    }

    /**
     * A signed token.
     *
     * @param subject the user for whom it acts
     * @param scopes separated by spaces
     * @param lifetime how long it is valid
     * @throws InfrastructureException if the private key cannot be read
     */
    public String mint(String subject, String scopes, Duration lifetime) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .claim("scope", scopes)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .build());
        try {
            token.sign(new RSASSASigner(readPrivateKey()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private PrivateKey readPrivateKey() {
        try {
            String pem = Files.readString(privateKey());
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException unreadable) {
            throw new InfrastructureException(
                    "The key " + privateKey() + " cannot be read: it is for the user alone who started the system.",
                    unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new InfrastructureException("The key " + privateKey() + " is damaged: restore it.", damaged);
        }
    }

    /** The private key last, and at once: its presence says that both are whole. */
    private void make() throws IOException {
        KeyPair pair = generate();
        Files.createDirectories(folder);
        Files.writeString(publicKey(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        OwnerOnlyFile.write(privateKey(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
