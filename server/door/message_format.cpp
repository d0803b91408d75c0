// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/message_format.h"

#include "server/door/websocket.h"

namespace madang::door {

namespace {

    constexpr size_t kMostMade = 4096;
    constexpr qsizetype kLargestKept = 4096; ///< octets of an event's body

} // namespace

MessageFormat *MessageFormats::take(const QByteArray &subscription, const QByteArray &destination,
                                    stomp::Version version)
{
    std::shared_ptr<MessageFormat> &format = m_formats[Key{subscription, destination, version}];
    if (!format) {
        format = std::make_shared<MessageFormat>();
        format->m_subscription = subscription;
        format->m_destination = destination;
        format->m_version = version;
    }
    ++format->m_users;
    return format.get();
}

void MessageFormats::release(MessageFormat *format)
{
    if (--format->m_users > 0)
        return;
    if (format->m_madeFor > 0)
        forget(format);
    m_formats.remove(Key{format->m_subscription, format->m_destination, format->m_version});
}

void MessageFormats::forget(const MessageFormat *format)
{
    std::erase_if(m_order,
                  [this, format](const MadeFor &key) { return key.first == format && m_made.remove(key); });
}

Block MessageFormats::encoded(MessageFormat &format, const PublishedPtr &published)
{
    if (format.m_users == 1) // nobody to share with, so nothing to keep
        return encodedWith(format, *published, {});
    if (m_present != published) {
        m_present = published;
        ++m_serial;
    }
    if (format.m_madeFor == m_serial)
        return format.m_block;
    format.m_madeFor = m_serial;
    const MadeFor key{&format, published.get()};
    const auto made = m_made.constFind(key);
    if (made != m_made.constEnd()) {
        format.m_block = made->block;
        return format.m_block;
    }
    format.m_block = encodedWith(format, *published, {});
    if (published->body.size() <= kLargestKept) {
        m_made.insert(key, {published, format.m_block});
        m_order.push_back(key);
        if (m_order.size() > kMostMade) {
            m_made.remove(m_order.front());
            m_order.pop_front();
        }
    }
    return format.m_block;
}

Block MessageFormats::encodedTogether(MessageFormat &format, const Run &run)
{
    if (format.m_users == 1)
        return {};
    if (m_runBegins != run.front() || m_runLength != run.size()) {
        m_runBegins = run.front();
        m_runLength = run.size();
        ++m_runSerial;
    }
    if (format.m_togetherFor != m_runSerial) {
        format.m_togetherFor = m_runSerial;
        format.m_together = {};
        QByteArray octets;
        for (const PublishedPtr &published : run) {
            if (published->messageId.isEmpty())
                return {};
            octets.append(encoded(format, published).view());
        }
        format.m_together = Block(octets);
    }
    return format.m_together;
}

Block MessageFormats::encodedWith(const MessageFormat &format, const Published &published,
                                  const QByteArray &ack)
{
    const stomp::Version version = format.version();
    QByteArray head;
    head.reserve(256);
    head += "MESSAGE\n";
    if (!format.subscription().isEmpty())
        stomp::writeHeader(head, "subscription", format.subscription(), version);
    stomp::writeHeader(head, "destination", format.destination(), version);
    stomp::writeHeader(head, "message-id", published.messageId, version);
    if (!ack.isEmpty())
        stomp::writeHeader(head, "ack", ack, version);
    stomp::writeHeader(head, "content-type", "application/json", version);
    stomp::writeHeader(head, "event", published.event, version);
    if (published.position > 0)
        stomp::writeHeader(head, "position", QByteArray::number(published.position), version);
    stomp::writeHeader(head, "content-length", QByteArray::number(published.body.size()), version);
    head += '\n';
    QByteArray out;
    const qsizetype size = head.size() + published.body.size() + 1;
    out.reserve(size + 10);
    // Bodies are our own JSON and header values were checked when they came in, so this is always text.
    websocket::writeHeader(out, websocket::Opcode::Text, size);
    out += head;
    out += published.body;
    out += '\0';
    return Block(out);
}

Block inWebsocketFrame(QByteArrayView stompFrame)
{
    const auto opcode = stompFrame.isValidUtf8() ? websocket::Opcode::Text : websocket::Opcode::Binary;
    return Block(websocket::frame(opcode, stompFrame));
}

} // namespace madang::door
