package dev.visage.objects;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send at once (TCP_NODELAY) and much at once. OkHttp leaves Nagle's algorithm on, which may hold back the end
 * of an upload until the server has acknowledged what came before, and a server may delay that: 40 ms on Linux. And it reads
 * and writes 8 KiB at a time, each a call of the system and often a wake-up of the server; what it does not flush gathers
 * here.
 */
final class PromptSockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        return prompt(new RoomySocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(address, port), new InetSocketAddress(localAddress, localPort));
    }

    private Socket connected(InetSocketAddress remote, @Nullable InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(local);
            socket.connect(remote);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static final class RoomySocket extends Socket {

        private static final int ROOM = 64 * 1024;

        private @Nullable InputStream input;
        private @Nullable OutputStream output;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            InputStream known = input;
            if (known == null) {
                known = new BufferedInputStream(super.getInputStream(), ROOM);
                input = known;
            }
            return known;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            OutputStream known = output;
            if (known == null) {
                known = new BufferedOutputStream(super.getOutputStream(), ROOM);
                output = known;
            }
            return known;
        }
    }
}
