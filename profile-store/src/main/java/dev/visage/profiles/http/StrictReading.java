package dev.visage.profiles.http;

import dev.visage.contracts.event.EventJson;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.unit.DataSize;

/** Bodies are read as they will be read back from the database: without a member that must be there they are refused. */
@Configuration(proxyBeanMethods = false)
class StrictReading {

    /** What several hundred items of an import take, with all that may be told of each. */
    private static final int LONGEST_BODY = (int) DataSize.ofMegabytes(4).toBytes();

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CodecCustomizer strictDecoder() {
        return codecs -> {
            codecs.defaultCodecs().maxInMemorySize(LONGEST_BODY);
            codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(EventJson.mapper()));
        };
    }
}
