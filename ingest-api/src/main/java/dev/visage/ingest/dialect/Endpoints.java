package dev.visage.ingest.dialect;

import java.util.List;

/** Something that has endpoints: every bean of this type is served. */
public interface Endpoints {

    /** The endpoints. */
    List<Endpoint> endpoints();
}
