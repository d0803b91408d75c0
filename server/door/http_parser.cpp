// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/http_parser.h"

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>

namespace madang::door {

namespace http = boost::beast::http;

namespace {

    /// A body kept in a QByteArray. Room is made for octets that came, not for those that were announced.
    struct OctetsBody {
        using value_type = QByteArray;

        class reader {
        public:
            template <bool isRequest, class Fields>
            reader(http::header<isRequest, Fields> &, value_type &body)
                : m_body(body)
            {
            }
            void init(const boost::optional<std::uint64_t> &, boost::beast::error_code &ec) { ec = {}; }
            template <class Buffers> std::size_t put(const Buffers &buffers, boost::beast::error_code &ec)
            {
                std::size_t taken = 0;
                for (auto it = boost::asio::buffer_sequence_begin(buffers);
                     it != boost::asio::buffer_sequence_end(buffers); ++it) {
                    const boost::asio::const_buffer buffer = *it;
                    m_body.append(static_cast<const char *>(buffer.data()), qsizetype(buffer.size()));
                    taken += buffer.size();
                }
                ec = {};
                return taken;
            }
            void finish(boost::beast::error_code &ec) { ec = {}; }

        private:
            value_type &m_body;
        };
    };

    QByteArray octets(boost::beast::string_view text)
    {
        return {text.data(), qsizetype(text.size())};
    }

    bool isDigits(QByteArrayView text)
    {
        for (const char c : text) {
            if (c < '0' || c > '9')
                return false;
        }
        return !text.isEmpty();
    }

    bool isVersion(QByteArrayView word)
    {
        return word.size() == 8 && word.startsWith("HTTP/") && isDigits(word.sliced(5, 1)) && word[6] == '.'
            && isDigits(word.sliced(7, 1));
    }

    int hexDigit(char c)
    {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        if (c >= 'A' && c <= 'F')
            return c - 'A' + 10;
        return -1;
    }

    /// host [ ":" port ] with a name, an IPv4 address or a bracketed IPv6 address.
    bool isHost(QByteArrayView text)
    {
        QByteArrayView host = text;
        qsizetype colon = text.lastIndexOf(':');
        if (text.startsWith('[')) {
            const qsizetype bracket = text.indexOf(']');
            if (bracket < 2)
                return false;
            for (const char c : text.sliced(1, bracket - 1)) {
                if (hexDigit(c) < 0 && c != ':' && c != '.')
                    return false;
            }
            if (colon < bracket)
                return bracket == text.size() - 1;
            return colon == bracket + 1 && isDigits(text.sliced(colon + 1)) && text.size() - colon <= 6;
        }
        if (colon >= 0) {
            if (!isDigits(text.sliced(colon + 1)) || text.size() - colon > 6)
                return false;
            host = text.first(colon);
        }
        if (host.isEmpty() || host.size() > 253)
            return false;
        for (const char c : host) {
            const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                || c == '.' || c == '-' || c == '_';
            if (!plain)
                return false;
        }
        return true;
    }

} // namespace

struct HttpParser::Grammar {
    explicit Grammar(qsizetype extensions)
        : onChunk(
            [this, extensions](std::uint64_t, boost::beast::string_view text, boost::beast::error_code &ec) {
                extensionOctets += qsizetype(text.size());
                if (extensionOctets > extensions)
                    ec = http::error::bad_chunk_extension;
            })
    {
        parser.eager(false); // one step per call
        parser.header_limit(std::numeric_limits<std::uint32_t>::max()); // ours were judged before
        parser.body_limit(boost::none);
        parser.on_chunk_header(onChunk);
    }

    qsizetype extensionOctets = 0;
    std::function<void(std::uint64_t, boost::beast::string_view, boost::beast::error_code &)> onChunk;
    http::request_parser<OctetsBody> parser;
};

HttpParser::HttpParser(const HttpLimits &limits)
    : m_limits(limits)
{
}

HttpParser::~HttpParser() = default;

void HttpParser::feed(QByteArrayView &input)
{
    if (m_stage == Stage::Head)
        feedHead(input);
    else if (m_stage == Stage::Body)
        feedBody(input);
}

/// Takes the head line by line, refusing it at the first octet that makes it bad.
void HttpParser::feedHead(QByteArrayView &input)
{
    for (qsizetype i = 0; i < input.size(); ++i) {
        const char c = input[i];
        if (!judgeOctet(c))
            return;
        m_head += c;
        if (c == '\n' && !judgeLine())
            return;
        if (m_stage != Stage::Head) {
            input = input.sliced(i + 1);
            return;
        }
    }
    input = {};
}

bool HttpParser::judgeOctet(char c)
{
    if (m_head.size() >= m_limits.head)
        return fail(431, "head");
    const bool afterReturn = m_head.endsWith('\r');
    if (c == '\n')
        return afterReturn || fail(400, "bare-line-feed");
    if (afterReturn)
        return fail(400, "bare-carriage-return");
    const qsizetype length = m_head.size() - m_line;
    if (c == '\r') // the only octet that may stand one beyond the limit
        return true;
    const auto octet = quint8(c);
    if (m_lines == 0) {
        if (length >= m_limits.requestLine)
            return fail(414, "request-line");
        if (octet < 0x20 || octet >= 0x7f)
            return fail(400, "request-line");
        return true;
    }
    if (length >= m_limits.fieldLine)
        return fail(431, "header-line");
    if ((octet < 0x20 && c != '\t') || octet == 0x7f)
        return fail(400, "control-character");
    if (length == 0 && (c == ' ' || c == '\t'))
        return fail(400, "folded-header");
    return true;
}

bool HttpParser::judgeLine()
{
    const qsizetype length = m_head.size() - m_line - 2;
    if (length == 0 && m_lines == 0) {
        // RFC 9112 2.2: one empty line before a request is forgiven.
        if (m_skippedEmptyLine)
            return fail(400, "request-line");
        m_skippedEmptyLine = true;
        m_head.clear();
        return true;
    }
    if (length == 0) {
        finishHead();
        return m_stage != Stage::Failed;
    }
    m_line = m_head.size();
    if (++m_lines > m_limits.fields + 1)
        return fail(431, "headers");
    return true;
}

void HttpParser::finishHead()
{
    m_grammar = std::make_unique<Grammar>(m_limits.chunkExtensions);
    boost::beast::error_code ec;
    const std::size_t taken
        = m_grammar->parser.put(boost::asio::const_buffer(m_head.constData(), size_t(m_head.size())), ec);
    if (ec && ec != http::error::need_more) {
        const QByteArray line = m_head.first(m_head.indexOf('\r'));
        if (ec == http::error::bad_version && line.count(' ') == 2
            && isVersion(QByteArrayView(line).sliced(line.lastIndexOf(' ') + 1)))
            fail(505, "version");
        else if (ec == http::error::bad_content_length || ec == http::error::multiple_content_length)
            fail(400, "content-length");
        else if (ec == http::error::bad_transfer_encoding)
            fail(400, "transfer-encoding");
        else
            fail(400,
                 ec == http::error::bad_method || ec == http::error::bad_target ? "request-line" : "header");
        return;
    }
    if (taken != size_t(m_head.size()) || !m_grammar->parser.is_header_done()) {
        fail(400, "head");
        return;
    }
    m_head = {};
    const auto &message = m_grammar->parser.get();
    m_request.method = octets(message.method_string());
    m_request.minorVersion = int(message.version()) - 10;
    for (const auto &each : message)
        m_request.fields.append({octets(each.name_string()).toLower(), octets(each.value())});
    m_request.keepAlive = m_grammar->parser.keep_alive();
    if (judgeFields() && readTarget(octets(message.target())))
        m_stage = Stage::HeadDone;
}

bool HttpParser::judgeFields()
{
    if (!judgeHost() || !judgeTransfer())
        return false;
    if (m_request.count("content-encoding") > 0
        && m_request.field("content-encoding").toLower() != "identity")
        return fail(415, "content-encoding");
    if (const int expectations = m_request.count("expect"); expectations > 0) {
        if (expectations > 1 || m_request.field("expect").toLower() != "100-continue")
            return fail(417, "expect");
        m_request.expectsContinue = m_request.hasBody && m_request.minorVersion >= 1;
    }
    // Fields that we decide by must not come twice: which of the two counts would be anybody's guess.
    for (const QByteArrayView single : {"authorization", "content-type", "origin", "idempotency-key"}) {
        if (m_request.count(single) > 1)
            return fail(400, "repeated-header");
    }
    return true;
}

bool HttpParser::judgeHost()
{
    const int hosts = m_request.count("host");
    if (hosts == 0 && m_request.minorVersion == 0)
        return true;
    if (hosts != 1 || !isHost(m_request.field("host")))
        return fail(400, "host");
    return true;
}

bool HttpParser::judgeTransfer()
{
    const int lengths = m_request.count("content-length");
    const int codings = m_request.count("transfer-encoding");
    if (lengths > 1)
        return fail(400, "content-length");
    if (lengths == 1) {
        const QByteArray text = m_request.field("content-length");
        if (codings > 0 || !isDigits(text) || text.size() > 18)
            return fail(400, "content-length");
        m_request.contentLength = text.toULongLong();
    }
    if (codings > 0) {
        if (codings > 1 || m_request.minorVersion == 0)
            return fail(400, "transfer-encoding");
        const QByteArray coding = m_request.field("transfer-encoding").toLower();
        if (coding != "chunked")
            return fail(501, "transfer-encoding");
        m_request.chunked = true;
    }
    m_request.hasBody = m_request.chunked || m_request.contentLength.value_or(0) > 0;
    if (m_request.hasBody && (m_request.method == "GET" || m_request.method == "HEAD"))
        return fail(400, "body-not-allowed");
    return true;
}

bool HttpParser::readTarget(QByteArray target)
{
    if (!target.startsWith('/')) {
        // Absolute form: its authority replaces Host (RFC 9112 3.2.2).
        const QByteArray lower = target.toLower();
        const qsizetype scheme = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : 0;
        const qsizetype end = scheme
            ? qMin(target.size(),
                   target.indexOf('/', scheme) < 0 ? target.size() : target.indexOf('/', scheme))
            : 0;
        if (!scheme || !isHost(QByteArrayView(target).sliced(scheme, end - scheme)))
            return fail(400, "target");
        m_request.fields.removeIf([](const HttpField &field) { return field.name == "host"; });
        m_request.fields.append({"host", target.sliced(scheme, end - scheme)});
        target = end == target.size() ? QByteArray("/") : target.sliced(end);
    }
    if (target.contains('#'))
        return fail(400, "target");
    const qsizetype question = target.indexOf('?');
    m_request.path = question < 0 ? target : target.first(question);
    for (const QByteArray &part : m_request.path.sliced(1).split('/')) {
        const std::optional<QByteArray> segment = percentDecoded(part, false);
        if (!segment || *segment == "." || *segment == ".." || segment->contains('/')
            || segment->contains('\\'))
            return fail(400, "path");
        m_request.segments.append(*segment);
    }
    if (question < 0)
        return true;
    auto query = formPairs(QByteArrayView(target).sliced(question + 1), m_limits.parameters);
    if (!query)
        return fail(400, "query");
    m_request.query = *std::move(query);
    return true;
}

void HttpParser::readBody(qint64 limit)
{
    if (m_stage != Stage::HeadDone)
        return;
    if (m_request.contentLength && *m_request.contentLength > quint64(limit)) {
        fail(413, "body");
        return;
    }
    if (m_grammar->parser.is_done()) {
        m_stage = Stage::Done;
        return;
    }
    m_grammar->parser.body_limit(std::uint64_t(limit));
    m_stage = Stage::Body;
}

void HttpParser::feedBody(QByteArrayView &input)
{
    // Beast wants a chunk's line, and the trailers, in one piece; everything else is taken as it comes.
    const bool joined = !m_pending.isEmpty();
    if (joined)
        m_pending.append(input);
    QByteArrayView rest = joined ? QByteArrayView(m_pending) : input;
    // Shown fewer octets than the shortest end of a chunked body, or the same ones twice, Beast 1.81 asserts.
    const qsizetype least = m_request.chunked ? 5 : 1;
    boost::beast::error_code ec;
    while (rest.size() >= least && !m_grammar->parser.is_done()) {
        // Slices of the limit, so that a line beyond it is refused however the stream was cut.
        const QByteArrayView slice = rest.first(qMin(rest.size(), m_limits.trailers));
        const std::size_t taken
            = m_grammar->parser.put(boost::asio::const_buffer(slice.data(), size_t(slice.size())), ec);
        rest = rest.sliced(qsizetype(taken));
        if (ec)
            break;
    }
    if (ec && ec != http::error::need_more) {
        const bool large = ec == http::error::body_limit;
        fail(large ? 413 : 400, large ? "body" : "chunk");
        return;
    }
    if (m_grammar->parser.is_done()) {
        input = input.last(rest.size());
        finishBody();
        return;
    }
    if (rest.size() >= m_limits.trailers) {
        fail(400, "chunk");
        return;
    }
    m_pending = rest.toByteArray();
    input = {};
}

void HttpParser::finishBody()
{
    m_request.body = std::move(m_grammar->parser.get().body());
    m_pending = {};
    m_stage = Stage::Done;
}

HttpRequest HttpParser::takeRequest()
{
    HttpRequest request = std::exchange(m_request, {});
    m_grammar.reset();
    m_line = 0;
    m_lines = 0;
    m_skippedEmptyLine = false;
    m_stage = Stage::Head;
    return request;
}

bool HttpParser::fail(int status, const char *about)
{
    m_failure = {status, about};
    m_stage = Stage::Failed;
    m_head = {};
    m_pending = {};
    m_grammar.reset();
    return false;
}

std::optional<QByteArray> percentDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '+' && plusIsSpace)
            c = ' ';
        else if (c == '%') {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            c = char(high << 4 | low);
            i += 2;
        }
        if (quint8(c) < 0x20 || quint8(c) == 0x7f)
            return std::nullopt;
        out += c;
    }
    if (!out.isValidUtf8())
        return std::nullopt;
    return out;
}

std::optional<QList<std::pair<QByteArray, QByteArray>>> formPairs(QByteArrayView text, int limit)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    while (!text.isEmpty()) {
        const qsizetype ampersand = text.indexOf('&');
        const QByteArrayView part = ampersand < 0 ? text : text.first(ampersand);
        text = ampersand < 0 ? QByteArrayView() : text.sliced(ampersand + 1);
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        auto name = percentDecoded(equals < 0 ? part : part.first(equals), true);
        auto value = percentDecoded(equals < 0 ? QByteArrayView() : part.sliced(equals + 1), true);
        if (!name || !value || name->isEmpty() || pairs.size() >= limit)
            return std::nullopt;
        pairs.append({*std::move(name), *std::move(value)});
    }
    return pairs;
}

} // namespace madang::door
