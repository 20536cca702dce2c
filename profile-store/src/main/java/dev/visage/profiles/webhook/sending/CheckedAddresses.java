package dev.visage.profiles.webhook.sending;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What connections are opened to: addresses that were checked, each time anew, after the name was looked up. Between the check
 * and the connection nothing is looked up again. Addresses that were given as such pass here too.
 */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

    private final Hosts hosts;
    private final Executor lookups;

    CheckedAddresses(Hosts hosts, Executor lookups) {
        this.hosts = hosts;
        this.lookups = lookups;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Resolver(executor);
    }

    private List<InetSocketAddress> checked(InetSocketAddress target) throws IOException {
        InetAddress given = target.getAddress();
        List<InetAddress> found = given == null
                ? hosts.lookUp(target.getHostString())
                : hosts.checked(target.getHostString(), List.of(given));
        return found.stream()
                .map(address -> new InetSocketAddress(address, target.getPort()))
                .toList();
    }

    private final class Resolver extends AbstractAddressResolver<InetSocketAddress> {

        Resolver(EventExecutor executor) {
            super(executor, InetSocketAddress.class);
        }

        /** Whatever it is, it is checked. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress target, Promise<InetSocketAddress> promise) {
            lookUp(() -> promise.trySuccess(checked(target).get(0)), promise);
        }

        @Override
        protected void doResolveAll(InetSocketAddress target, Promise<List<InetSocketAddress>> promise) {
            lookUp(() -> promise.trySuccess(checked(target)), promise);
        }

        private void lookUp(LookUp lookUp, Promise<?> promise) {
            try {
                lookups.execute(() -> {
                    try {
                        lookUp.run();
                    } catch (IOException | RuntimeException failure) {
                        promise.tryFailure(failure);
                    }
                });
            } catch (RejectedExecutionException full) {
                promise.tryFailure(full);
            }
        }
    }

    private interface LookUp {
        void run() throws IOException;
    }
}
