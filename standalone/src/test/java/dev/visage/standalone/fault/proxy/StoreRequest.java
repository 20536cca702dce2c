package dev.visage.standalone.fault.proxy;

/**
 * A request to the object store.
 *
 * @param method of HTTP
 * @param path the bucket and the key, with a leading slash, and the query if there is one
 * @param clientPort from which port it came
 */
public record StoreRequest(String method, String path, int clientPort) {

    /** Whether it stores an object below that folder of the bucket. */
    public boolean stores(String folder) {
        return method.equals("PUT") && path.contains("/" + folder + "/");
    }
}
