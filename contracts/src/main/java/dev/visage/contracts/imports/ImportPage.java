package dev.visage.contracts.imports;

import dev.visage.contracts.id.ImportId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some imports.
 *
 * @param imports newest first
 * @param next the import after which the next page starts; null if this is the last
 */
public record ImportPage(List<Import> imports, @Nullable ImportId next) {

    public ImportPage {
        imports = List.copyOf(imports);
    }
}
