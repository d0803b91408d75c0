// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/http_reply.h"

#include "common/base/secret.h"

#include <QLocale>
#include <QUrl>

namespace madang::door {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kRequestIdOctets = 9;
    /// Nothing but what is written here may run, load, frame or be sent from a page.
    constexpr QByteArrayView kPagePolicy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src "
                                           "'self' data:; media-src 'self'; script-src 'self'; "
                                           "connect-src 'self'; form-action 'self'; "
                                           "base-uri 'none'; frame-ancestors 'none'";
    constexpr QByteArrayView kBarePolicy = "default-src 'none'; frame-ancestors 'none'";
    /// Of what people sent: nothing of it runs, even where somebody opens it in a window.
    constexpr QByteArrayView kFilePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// The policy of a page that runs another company's script: that one host's; what the script shows, asks
    /// and sends goes to the company's other hosts, and to those that the page names.
    QByteArray policyWith(const QByteArray &scriptHost, const QByteArray &otherHosts)
    {
        QByteArray company = "https://*." + scriptHost.mid(scriptHost.indexOf('.') + 1);
        if (!otherHosts.isEmpty())
            company += ' ' + otherHosts;
        return "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: " + company
            + "; script-src 'self' " + scriptHost + "; connect-src 'self' " + company + "; frame-src "
            + company + "; font-src " + company + "; form-action 'self' " + company
            + "; base-uri 'none'; frame-ancestors 'none'";
    }

    QByteArray policyOf(const HttpAnswer &answer)
    {
        if (!answer.fileName.isEmpty())
            return kFilePolicy.toByteArray();
        if (!answer.isPage)
            return kBarePolicy.toByteArray();
        return answer.scriptHost.isEmpty() ? kPagePolicy.toByteArray()
                                           : policyWith(answer.scriptHost, answer.otherHosts);
    }

    /// RFC 6266: for who reads only ASCII, and as it is (RFC 5987).
    QByteArray dispositionOf(const QString &fileName)
    {
        QByteArray plain;
        for (const QChar c : fileName) {
            const bool harmless
                = c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' && c != u'%';
            plain += harmless ? char(c.unicode()) : '_';
        }
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
            + QUrl::toPercentEncoding(fileName);
    }

    QByteArray httpDate(Timestamp at)
    {
        const QDateTime when = QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC);
        return QLocale::c().toString(when, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    }

    void writeField(QByteArray &out, QByteArrayView name, QByteArrayView value)
    {
        out += name;
        out += ": ";
        for (const char c : value)
            out += quint8(c) < 0x20 || quint8(c) == 0x7f ? ' ' : c;
        out += "\r\n";
    }

    bool mayHaveBody(int status)
    {
        return status >= 200 && status != 204 && status != 304;
    }

} // namespace

QByteArray newRequestId()
{
    return secret::randomToken(kRequestIdOctets).toLatin1();
}

QByteArrayView reasonOf(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 402:
        return "Payment Required";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Status";
    }
}

QByteArray formatted(const HttpAnswer &answer, const AnswerSetting &setting)
{
    QByteArray out;
    out.reserve(512 + answer.body.size());
    out += "HTTP/1.1 " + QByteArray::number(answer.status) + ' ';
    out += reasonOf(answer.status);
    out += "\r\n";
    writeField(out, "Date", httpDate(setting.now));
    if (!answer.contentType.isEmpty())
        writeField(out, "Content-Type", answer.contentType);
    if (mayHaveBody(answer.status) && !setting.endless)
        writeField(out, "Content-Length", QByteArray::number(answer.body.size() + answer.follows));
    if (!setting.keepAlive)
        writeField(out, "Connection", "close");
    else if (setting.minorVersion == 0)
        writeField(out, "Connection", "keep-alive");
    writeField(out, "X-Request-Id", setting.requestId);
    writeField(out, "X-Content-Type-Options", "nosniff");
    // A page's forms must name their origin; under no-referrer browsers say "Origin: null".
    writeField(out, "Referrer-Policy", answer.isPage ? "same-origin" : "no-referrer");
    writeField(out, "Content-Security-Policy", policyOf(answer));
    if (!answer.fileName.isEmpty())
        writeField(out, "Content-Disposition", dispositionOf(answer.fileName));
    if (answer.version.isEmpty()) {
        writeField(out, "Cache-Control", "no-store");
    } else {
        writeField(out, "Cache-Control", "private, max-age=31536000, immutable");
        writeField(out, "ETag", '"' + answer.version + '"');
    }
    if (setting.secure)
        writeField(out, "Strict-Transport-Security", "max-age=31536000");
    for (const HttpField &field : answer.fields)
        writeField(out, field.name, field.value);
    out += "\r\n";
    if (mayHaveBody(answer.status) && !setting.headOnly)
        out += answer.body;
    return out;
}

Problem problemOf(const Error &error, QByteArrayView requestId, int status)
{
    Problem problem;
    problem.code = wordOf(error.code);
    problem.type = u"urn:madang:error:"_s + problem.code;
    problem.title = titleOf(error.code);
    problem.status = status ? status : httpStatusOf(error.code);
    if (!error.about.isEmpty())
        problem.detail = error.about;
    if (!error.field.isEmpty())
        problem.field = error.field;
    if (error.retryAfter > 0)
        problem.retryAfter = error.retryAfter;
    problem.requestId = QString::fromUtf8(requestId);
    return problem;
}

HttpAnswer problemAnswer(const Error &error, QByteArrayView requestId, int status)
{
    const Problem problem = problemOf(error, requestId, status);
    HttpAnswer answer;
    answer.status = *problem.status;
    answer.contentType = "application/problem+json";
    answer.body = toJson(problem);
    if (error.retryAfter > 0)
        answer.fields.append(HttpField{"Retry-After", QByteArray::number(error.retryAfter)});
    if (answer.status == 401)
        answer.fields.append(HttpField{"WWW-Authenticate", "Bearer"});
    if (answer.status == 405)
        answer.fields.append(HttpField{"Allow", error.about.toLatin1()});
    if (answer.status == 426)
        answer.fields
            += {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Version", "13"}};
    return answer;
}

Error errorOfStatus(int status, const char *about)
{
    switch (status) {
    case 403:
        return {Code::NotAllowed, about};
    case 408:
        return {Code::Timeout, about};
    case 413:
    case 414:
    case 431:
        return {Code::TooLarge, about};
    case 415:
        return {Code::UnsupportedType, about};
    case 501:
    case 505:
        return {Code::NotSupported, about};
    case 426:
        return {Code::NotSupported, about};
    default:
        return {Code::Malformed, about};
    }
}

} // namespace madang::door
