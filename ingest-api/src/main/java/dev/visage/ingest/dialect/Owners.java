package dev.visage.ingest.dialect;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which dialect a path belongs to. */
@Component
public class Owners {

    private final List<Claim> claims;

    Owners(List<Dialect> dialects) {
        claims = dialects.stream()
                .flatMap(Owners::claims)
                .sorted(Comparator.comparing(Claim::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    private static Stream<Claim> claims(Dialect dialect) {
        Stream<String> own = dialect.endpoints().stream().flatMap(endpoint -> endpoint.patterns().stream());
        return Stream.concat(own, dialect.prefixes().stream())
                .map(pattern -> new Claim(PathPatternParser.defaultInstance.parse(pattern), dialect));
    }

    /** The dialect that a request's path belongs to. */
    public Dialect of(ServerHttpRequest request) {
        return claims.stream()
                .filter(claim -> claim.pattern().matches(request.getPath().pathWithinApplication()))
                .findFirst()
                .orElseThrow()
                .dialect();
    }

    private record Claim(PathPattern pattern, Dialect dialect) {}
}
