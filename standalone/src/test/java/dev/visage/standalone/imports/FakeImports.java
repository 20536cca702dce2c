package dev.visage.standalone.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.visage.contracts.id.ImportId;
import dev.visage.standalone.token.TokenKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** The routes of imports, with whatever trouble a test asks for. Pictures are applied at once, those of refused users never. */
final class FakeImports implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, FakeImport> imports = new LinkedHashMap<>();
    private final Set<String> unknownUsers = new TreeSet<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final List<String> received = new ArrayList<>();
    private BiConsumer<String, String> onPicture = (importId, user) -> {};

    private FakeImports(HttpServer http) {
        this.http = http;
    }

    /** Starts it as the system on a data directory. */
    static FakeImports on(Path data) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeImports fake = new FakeImports(http);
        http.setExecutor(fake.threads);
        http.createContext("/", fake::handle);
        http.start();
        TokenKeys.in(data);
        Files.writeString(
                data.resolve("system.json"),
                "{\"urls\": [\"http://127.0.0.1:" + http.getAddress().getPort() + "\"], \"kafka\": \"-\"}");
        return fake;
    }

    /** Users that there are not. */
    synchronized void refuse(String... users) {
        unknownUsers.addAll(List.of(users));
    }

    /** The next pictures run into trouble. */
    synchronized void expect(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Is told the import and the user of each picture before it is taken. */
    synchronized void onPicture(BiConsumer<String, String> listener) {
        onPicture = listener;
    }

    /** Each picture that came, as its user and its content, in the order of their coming. */
    synchronized List<String> received() {
        return List.copyOf(received);
    }

    synchronized void forgetReceived() {
        received.clear();
    }

    synchronized List<FakeImport> imports() {
        return List.copyOf(imports.values());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String[] path = exchange.getRequestURI().getPath().split("/");
            if (!exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ey")) {
                answer(exchange, 401, "{}");
            } else if (path.length == 3) {
                create(exchange, new String(body, StandardCharsets.UTF_8));
            } else {
                FakeImport found = find(path[3]);
                if (found == null) {
                    answer(exchange, 404, "{}");
                } else if (exchange.getRequestMethod().equals("PUT")) {
                    put(exchange, found, path[5], new String(body, StandardCharsets.UTF_8));
                } else {
                    other(exchange, found, path.length == 4 ? "" : path[4]);
                }
            }
        }
    }

    private synchronized FakeImport find(String importId) {
        return imports.get(importId);
    }

    private void create(HttpExchange exchange, String terms) throws IOException {
        FakeImport made = new FakeImport(ImportId.next().toString(), terms);
        synchronized (this) {
            imports.put(made.importId, made);
        }
        answer(exchange, 201, made.json());
    }

    private void put(HttpExchange exchange, FakeImport target, String user, String content) throws IOException {
        BiConsumer<String, String> listener;
        Trouble trouble;
        synchronized (this) {
            listener = onPicture;
            trouble = troubles.poll();
        }
        listener.accept(target.importId, user);
        if (trouble == Trouble.BREAK) {
            return;
        }
        if (trouble == Trouble.FULL) {
            exchange.getResponseHeaders().add("Retry-After", "1");
        }
        if (trouble != null) {
            answer(exchange, trouble.status, "{\"detail\": \"Trouble.\"}");
            return;
        }
        synchronized (this) {
            received.add(user + ": " + content);
        }
        answer(exchange, target.take(user, content, isKnown(user)), "{\"item\": {}, \"code\": \"any\"}");
    }

    private synchronized boolean isKnown(String user) {
        return !unknownUsers.contains(user);
    }

    private static void other(HttpExchange exchange, FakeImport found, String step) throws IOException {
        switch (step) {
            case "items.csv" ->
                answer(exchange, 200, "name,user,userId,status,uploadId,code,detail,line,column\r\n" + found.report());
            case "items" ->
                answer(exchange, 200, found.items(exchange.getRequestURI().getQuery()));
            default -> {
                if (step.equals("finish")) {
                    found.end("finished");
                }
                answer(exchange, 200, found.json());
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** What may become of a picture that is sent. */
    enum Trouble {
        FULL(503),
        TOO_MANY(429),
        DENIED(403),
        BREAK(0);

        private final int status;

        Trouble(int status) {
            this.status = status;
        }
    }

    /** One import. */
    static final class FakeImport {

        private final String importId;
        private final String terms;
        private final Map<String, String> applied = new HashMap<>();
        private final Set<String> refused = new TreeSet<>();
        private String state = "running";

        private FakeImport(String importId, String terms) {
            this.importId = importId;
            this.terms = terms;
        }

        String importId() {
            return importId;
        }

        String terms() {
            return terms;
        }

        synchronized Map<String, String> applied() {
            return Map.copyOf(applied);
        }

        synchronized void end(String inState) {
            state = inState;
        }

        private synchronized int take(String user, String content, boolean known) {
            if (!state.equals("running")) {
                return 409;
            }
            if (!known) {
                refused.add(user);
                return 422;
            }
            return content.equals(applied.put(user, content)) ? 200 : 202;
        }

        private synchronized String json() {
            return """
                    {"importId": "%s", "state": "%s", "read": %d, "refused": %d, "accepted": %d, "applied": %d,
                     "superseded": 0, "rejected": 0, "failed": 0, "cancelled": 0}
                    """.formatted(
                    importId, state, applied.size() + refused.size(), refused.size(), applied.size(), applied.size());
        }

        private synchronized String items(String query) {
            return refused.isEmpty() || !query.contains("status=refused")
                    ? "{\"items\": []}"
                    : "{\"items\": [{\"name\": \"file\", \"user\": \""
                            + refused.iterator().next()
                            + "\", \"status\": \"refused\", \"detail\": \"There is no such user.\"}]}";
        }

        private synchronized String report() {
            StringBuilder rows = new StringBuilder();
            refused.forEach(user -> rows.append("file,").append(user).append(",,refused,,unknown-user,,,\r\n"));
            return rows.toString();
        }
    }
}
