// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw_broadcast.h"

#include "tests/bench/machine.h"
#include "tests/bench/peer.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace madang::bench {

namespace {

    constexpr int kMostEvents = 512;
    constexpr size_t kKept = 1 << 20; ///< octets of a room's past, for who asks

    enum class Word : quint32 { Join, Replay, Publish };
    struct Record {
        Word word;
        quint32 room;
        quint32 length; ///< of the octets that follow
    };

    struct Client {
        int room = -1;
        std::string unread; ///< the beginning of a record
        std::string unsent;
    };
    struct Room {
        std::vector<int> members;
        std::string fresh; ///< what came in this turn
        std::string past;
        qint64 position = 0;
    };

    /// The child's whole life.
    class Broadcast {
    public:
        Broadcast(int listener, int rooms, qsizetype positionAt)
            : m_epoll(epoll_create1(0))
            , m_listener(listener)
            , m_positionAt(size_t(positionAt))
            , m_rooms(size_t(rooms))
        {
            watch(EPOLL_CTL_ADD, listener, EPOLLIN);
        }

        [[noreturn]] void run()
        {
            epoll_event events[kMostEvents];
            for (;;) {
                const int count = epoll_wait(m_epoll, events, kMostEvents, -1);
                for (int i = 0; i < count; ++i) {
                    const int socket = events[i].data.fd;
                    if (socket == m_listener) {
                        accept();
                        continue;
                    }
                    if ((events[i].events & EPOLLOUT) != 0)
                        flush(socket);
                    if ((events[i].events & ~quint32(EPOLLOUT)) != 0)
                        read(socket);
                }
                tell();
            }
        }

    private:
        void watch(int how, int socket, quint32 events) const
        {
            epoll_event event{events, {.fd = socket}};
            epoll_ctl(m_epoll, how, socket, &event);
        }

        void accept()
        {
            int accepted = 0;
            while ((accepted = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0) {
                const int on = 1;
                setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                if (m_clients.size() <= size_t(accepted))
                    m_clients.resize(size_t(accepted) + 1);
                m_clients[size_t(accepted)] = {};
                watch(EPOLL_CTL_ADD, accepted, EPOLLIN);
            }
        }

        void read(int socket)
        {
            char octets[65536];
            const ssize_t got = recv(socket, octets, sizeof octets, 0);
            Client &client = m_clients[size_t(socket)];
            if (got == 0 || (got < 0 && errno != EAGAIN)) {
                if (client.room >= 0)
                    std::erase(m_rooms[size_t(client.room)].members, socket);
                client = {};
                close(socket);
                return;
            }
            client.unread.append(octets, size_t(std::max<ssize_t>(got, 0)));
            size_t at = 0;
            Record record{};
            while (client.unread.size() - at >= sizeof record) {
                std::memcpy(&record, client.unread.data() + at, sizeof record);
                if (client.unread.size() - at < sizeof record + record.length)
                    break;
                obey(socket, record, client.unread.data() + at + sizeof record);
                at += sizeof record + record.length;
            }
            client.unread.erase(0, at);
        }

        void obey(int socket, const Record &record, char *octets)
        {
            static const QByteArray welcome = serverMessage("welcome");
            Room &room = m_rooms[record.room];
            switch (record.word) {
            case Word::Join:
                room.members.push_back(socket);
                m_clients[size_t(socket)].room = int(record.room);
                send(socket, welcome.constData(), size_t(welcome.size()));
                return;
            case Word::Replay:
                room.members.push_back(socket);
                m_clients[size_t(socket)].room = int(record.room);
                send(socket, room.past.data(), room.past.size());
                return;
            case Word::Publish:
                char digits[24];
                std::snprintf(digits, sizeof digits, "%010lld", static_cast<long long>(++room.position));
                std::memcpy(octets + m_positionAt, digits, 10);
                if (room.fresh.empty())
                    m_told.push_back(record.room);
                room.fresh.append(octets, record.length);
            }
        }

        void tell()
        {
            for (const quint32 number : m_told) {
                Room &room = m_rooms[number];
                for (const int member : room.members)
                    send(member, room.fresh.data(), room.fresh.size());
                if (room.past.size() < kKept)
                    room.past += room.fresh;
                room.fresh.clear();
            }
            m_told.clear();
        }

        void send(int socket, const char *octets, size_t length)
        {
            std::string &unsent = m_clients[size_t(socket)].unsent;
            if (!unsent.empty()) {
                unsent.append(octets, length);
                return;
            }
            const ssize_t sent = std::max<ssize_t>(0, ::send(socket, octets, length, MSG_NOSIGNAL));
            if (size_t(sent) < length) {
                unsent.assign(octets + sent, length - size_t(sent));
                watch(EPOLL_CTL_MOD, socket, EPOLLIN | EPOLLOUT);
            }
        }

        void flush(int socket)
        {
            std::string &unsent = m_clients[size_t(socket)].unsent;
            const ssize_t sent = ::send(socket, unsent.data(), unsent.size(), MSG_NOSIGNAL);
            unsent.erase(0, size_t(std::max<ssize_t>(0, sent)));
            if (unsent.empty())
                watch(EPOLL_CTL_MOD, socket, EPOLLIN);
        }

        const int m_epoll;
        const int m_listener;
        const size_t m_positionAt;
        std::vector<Client> m_clients; ///< by descriptor
        std::vector<Room> m_rooms;
        std::vector<quint32> m_told; ///< the rooms in which something is fresh
    };

    QByteArray recordOf(Word word, int room, const QByteArray &octets)
    {
        const Record record{word, quint32(room), quint32(octets.size())};
        return QByteArray(reinterpret_cast<const char *>(&record), sizeof record) + octets;
    }

} // namespace

RawBroadcast::RawBroadcast(int rooms, qsizetype positionAt, int core)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr *>(&address), length) != 0
        || listen(listener, 4096) != 0
        || getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        qFatal("cannot listen: %s", strerror(errno));
    m_port = ntohs(address.sin_port);
    m_process = fork();
    if (m_process == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        bindToCore(core);
        Broadcast(listener, rooms, positionAt).run();
    }
    close(listener);
}

RawBroadcast::~RawBroadcast()
{
    kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

QByteArray RawBroadcast::join(int room)
{
    return recordOf(Word::Join, room, {});
}

QByteArray RawBroadcast::replay(int room)
{
    return recordOf(Word::Replay, room, {});
}

QByteArray RawBroadcast::publish(int room, const QByteArray &octets)
{
    return recordOf(Word::Publish, room, octets);
}

} // namespace madang::bench
