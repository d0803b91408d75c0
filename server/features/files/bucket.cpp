// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/files/bucket.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QCryptographicHash>
#include <QFile>
#include <QXmlStreamReader>

#include <future>

namespace madang {

using namespace Qt::StringLiterals;
namespace sigv4 = outbound::sigv4;

namespace {

    constexpr qint64 kMostPartsOfOne = 10'000; ///< the reference's limit of one upload
    constexpr auto kDigestField = "x-amz-meta-sha256";
    /// Stores may copy all parts into one before they answer.
    constexpr std::chrono::milliseconds kJoiningTakes{60'000};
    constexpr auto kAnyType = "application/octet-stream";

    /// The text of the first element of that name; empty when there is none.
    QByteArray elementIn(const QByteArray &xml, QLatin1StringView name)
    {
        QXmlStreamReader reader(xml);
        while (reader.readNextStartElement() || !reader.atEnd()) {
            if (reader.isStartElement() && reader.name() == name)
                return reader.readElementText(QXmlStreamReader::SkipChildElements).toUtf8();
        }
        return {};
    }

    /// Calls `take` with the children of each element of that name, as texts.
    void eachIn(const QByteArray &xml, QLatin1StringView name,
                const std::function<void(const QHash<QString, QString> &)> &take)
    {
        QXmlStreamReader reader(xml);
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement() || reader.name() != name)
                continue;
            QHash<QString, QString> children;
            while (reader.readNextStartElement()) {
                const QString child = reader.name().toString();
                children.insert(child, reader.readElementText(QXmlStreamReader::SkipChildElements));
            }
            take(children);
        }
    }

    /// What the same request may be answered better in a moment.
    bool isPassing(const BucketAnswer &answer)
    {
        if (answer.status == 0)
            return answer.word != "stopped" && answer.word != "stopping" && answer.word != "address";
        return answer.status == 429 || answer.status == 500 || answer.status == 502 || answer.status == 503
            || answer.status == 504 || answer.word == "RequestTimeout";
    }

    bool isMissing(const BucketAnswer &answer)
    {
        // Stores that tell no list of names answer 404 without a word; a bucket that is not there has one.
        return answer.status == 404 && answer.word != "NoSuchBucket";
    }

    QByteArray rangeField(qint64 at, qint64 most)
    {
        return "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(at + most - 1);
    }

} // namespace

Result<QByteArray> digestOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return Error{Code::Unavailable, "files"};
    return hash.result().toHex();
}

Bucket::Bucket(BucketAddress address, const Clock &clock, Metrics *metrics, BucketPatience patience)
    : m_address(std::move(address))
    , m_clock(clock)
    , m_patience(patience)
{
    if (!metrics)
        return;
    m_requests = &metrics->counter("madang_files_bucket_requests_total", "Requests to the store of files.");
    m_failures = &metrics->counter("madang_files_bucket_failures_total",
                                   "Of these, those that did not do what they were for.");
    m_failing = &metrics->gauge("madang_files_bucket_failing",
                                "Requests to the store of files that failed since one last worked.");
    m_times = &metrics->timing("madang_files_bucket_seconds", "How long the store of files takes to answer.");
}

// --- asking

outbound::Request Bucket::requestOf(const Wish &wish) const
{
    QUrl base = m_address.endpoint;
    QByteArray path = "/";
    if (m_address.pathStyle)
        path += sigv4::encodedPath(m_address.bucket) + (wish.isBucket ? "" : "/");
    else
        base.setHost(QString::fromLatin1(m_address.bucket) + u'.' + base.host());
    if (!wish.isBucket)
        path += sigv4::encodedPath(m_address.prefix + wish.name);
    QByteArray host = base.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    if (base.port() != -1)
        host += ':' + QByteArray::number(base.port());

    const QByteArray moment = sigv4::momentOf(m_clock.now().ms);
    sigv4::Asked asked{wish.method, path, wish.parameters, wish.fields, sigv4::sha256(wish.body)};
    asked.fields += {"host", host};
    asked.fields += {"x-amz-date", moment};
    asked.fields += {"x-amz-content-sha256", asked.digest};
    if (!wish.body.isEmpty() || wish.method == "POST")
        asked.fields.emplaceBack("content-type", kAnyType);
    outbound::Request request;
    request.method = wish.method;
    const QByteArray query = sigv4::query(wish.parameters);
    request.url = QUrl::fromEncoded(base.scheme().toLatin1() + "://" + host + path
                                        + (query.isEmpty() ? QByteArray() : '?' + query),
                                    QUrl::StrictMode);
    request.plainToo = m_address.plainToo;
    request.fields = asked.fields;
    request.fields += {"Authorization", sigv4::authorization(asked, m_address.key, m_address.region, moment)};
    // Nobody on the way shall pack what is counted in octets.
    request.fields.emplaceBack("Accept-Encoding", "identity");
    request.body = wish.body;
    request.patience = wish.extra + m_patience.answer
        + std::chrono::milliseconds(wish.body.size() * 1000 / m_patience.octetsPerSecond);
    return request;
}

BucketAnswer Bucket::askOnce(const Wish &wish)
{
    const qint64 begun = m_clock.steady();
    // Shared: who sets it may still be at it when we have the answer.
    const auto promise = std::make_shared<std::promise<outbound::Answer>>();
    m_client.send(requestOf(wish), [promise](const outbound::Answer &said) { promise->set_value(said); });
    BucketAnswer answer;
    answer.whole = promise->get_future().get(); // comes within the request's patience
    answer.status = answer.whole.status;
    answer.body = answer.whole.body;
    answer.word = answer.whole.fault;
    if (!answer.isGood() && answer.status != 0)
        answer.word = elementIn(answer.body, "Code"_L1);
    if (answer.status >= 300 && answer.word.isEmpty())
        answer.word = "status " + QByteArray::number(answer.status);
    if (m_requests)
        m_requests->add();
    if (m_times)
        m_times->record((m_clock.steady() - begun) * 1000);
    return answer;
}

BucketAnswer Bucket::ask(const Wish &wish)
{
    if (m_clock.steady() < m_restsUntil)
        return {0, {}, "resting", {}};
    auto pause = m_patience.pause;
    for (int attempt = 1;; ++attempt) {
        const BucketAnswer answer = askOnce(wish);
        if (answer.isGood() || isMissing(answer)) {
            note(wish, answer, false);
            return answer;
        }
        if (attempt >= m_patience.attempts || !isPassing(answer) || !waitFor(pause)) {
            if (isPassing(answer))
                m_restsUntil = m_clock.steady() + m_patience.rest.count();
            note(wish, answer, true);
            return answer;
        }
        pause *= 2;
    }
}

bool Bucket::waitFor(std::chrono::milliseconds span)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, span, [this] { return m_stopping; });
}

/// Once for each kind of trouble, and once when it is over: many ask, and they all see the same.
void Bucket::note(const Wish &wish, const BucketAnswer &answer, bool isFailure)
{
    if (m_failing && isFailure)
        m_failing->add(1);
    else if (m_failing)
        m_failing->set(0);
    if (m_failures && isFailure)
        m_failures->add();
    const QByteArray word = isFailure ? answer.word : QByteArray();
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_said == word)
            return;
        m_said = word;
    }
    if (isFailure)
        qCWarning(lcStore).noquote() << "the store of files failed:" << wish.method << answer.status << word
                                     << "(madangd check says more)";
    else
        qCInfo(lcStore) << "the store of files answers again";
}

void Bucket::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_client.stop();
}

/// The next try is made after those whom the same failure would meet have rested.
Error Bucket::away() const
{
    return Error{Code::Unavailable, "files-away"}.after(
        qMax<int>(1, int(m_patience.rest.count() / 1000) + 1));
}

Error Bucket::errorOf(const BucketAnswer &answer) const
{
    return isMissing(answer) ? Error{Code::NotFound, "attachment"} : away();
}

// --- putting

Done Bucket::put(const QByteArray &name, const QByteArray &octets)
{
    const QByteArray digest = sigv4::sha256(octets);
    const BucketAnswer answer = ask({"PUT", name, false, {}, {{kDigestField, digest}}, octets});
    if (!answer.isGood())
        return answer.status == 404 ? away() : errorOf(answer);
    return proveWhole(name, octets.size(), digest);
}

Done Bucket::putFile(const QByteArray &name, const QString &path)
{
    TRY(const QByteArray digest, digestOfFile(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Code::Unavailable, "files"};
    if (file.size() > m_address.part)
        return putParts(name, path, file.size(), digest);
    return put(name, file.readAll());
}

Result<QByteArray> Bucket::putPart(const QByteArray &name, const QByteArray &upload, int number,
                                   const QByteArray &octets)
{
    const BucketAnswer answer = ask(
        {"PUT", name, false, {{"partNumber", QByteArray::number(number)}, {"uploadId", upload}}, {}, octets});
    const QByteArray tag = outbound::fieldOf(answer.whole, "ETag");
    if (!answer.isGood() || tag.isEmpty())
        return away();
    return tag;
}

Done Bucket::putParts(const QByteArray &name, const QString &path, qint64 size, const QByteArray &digest)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Code::Unavailable, "files"};
    const BucketAnswer begun
        = ask({"POST", name, false, {{"uploads", QByteArray()}}, {{kDigestField, digest}}, {}});
    const QByteArray upload = elementIn(begun.body, "UploadId"_L1);
    if (!begun.isGood() || upload.isEmpty())
        return away();
    const qint64 part = qMax(m_address.part, (size + kMostPartsOfOne - 1) / kMostPartsOfOne);
    QByteArray list = "<CompleteMultipartUpload>";
    Done done;
    int number = 0;
    for (qint64 at = 0; at < size && done; at += part) {
        const QByteArray octets = file.read(part);
        if (octets.size() != qMin(part, size - at)) {
            done = Error{Code::Unavailable, "files"};
            break;
        }
        const auto tag = putPart(name, upload, ++number, octets);
        if (tag)
            list += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>"
                + QString::fromLatin1(*tag).toHtmlEscaped().toLatin1() + "</ETag></Part>";
        else
            done = tag.error();
    }
    if (done) {
        // The answer may begin as a good one and say in its body that it became none; or it was lost, and the
        // upload ended all the same. What counts is what lies there.
        (void)ask({"POST",
                   name,
                   false,
                   {{"uploadId", upload}},
                   {},
                   list + "</CompleteMultipartUpload>",
                   kJoiningTakes});
        done = proveWhole(name, size, digest);
        if (!done && done.error().code == Code::NotFound)
            done = away();
    }
    // Also while others rest; what this does not give up is found by those who tidy up.
    if (!done)
        (void)askOnce({"DELETE", name, false, {{"uploadId", upload}}, {}, {}});
    return done;
}

/// Whether the object has the size it should, and is the one that was put.
Done Bucket::proveWhole(const QByteArray &name, qint64 size, const QByteArray &digest)
{
    TRY(const Piece last, get(name, qMax<qint64>(0, size - 1), 1));
    if (last.whole == size && (last.digest.isEmpty() || last.digest == digest))
        return {};
    qCWarning(lcStore) << "the store of files has" << last.whole << "octets of" << size;
    return away();
}

// --- reading and removing

Result<Bucket::Piece> Bucket::get(const QByteArray &name, qint64 at, qint64 most)
{
    if (most < 1)
        return Piece{};
    const qint64 wanted = qMin(most, kMostAtOnce);
    const BucketAnswer answer = ask({"GET", name, false, {}, {{"range", rangeField(at, wanted)}}, {}});
    if (answer.status == 416)
        return Piece{}; // there is nothing behind the end
    if (!answer.isGood())
        return errorOf(answer);
    Piece piece{answer.body, answer.body.size(), outbound::fieldOf(answer.whole, kDigestField)};
    if (answer.status == 206) {
        // "bytes 0-99/1000"
        const QByteArray range = outbound::fieldOf(answer.whole, "Content-Range").trimmed();
        const QByteArray begin = "bytes " + QByteArray::number(at) + '-';
        bool ok = false;
        piece.whole = range.mid(range.lastIndexOf('/') + 1).toLongLong(&ok);
        const qint64 length = qMin(wanted, piece.whole - at);
        if (ok && range.startsWith(begin) && piece.octets.size() == length)
            return piece;
    } else if (at == 0 && piece.octets.size() <= wanted) {
        return piece; // a store that sends a small object as a whole
    }
    qCWarning(lcStore) << "the store of files sent another part than it was asked for";
    return away();
}

Done Bucket::remove(const QByteArray &name)
{
    const BucketAnswer answer = ask({"DELETE", name, false, {}, {}, {}});
    return answer.isGood() || isMissing(answer) ? Done() : Done(errorOf(answer));
}

Result<Bucket::Page> Bucket::list(const QByteArray &beginning, const QByteArray &after, int most)
{
    sigv4::Pairs parameters{{"list-type", "2"},
                            {"max-keys", QByteArray::number(qMin(most, kMostListed))},
                            {"prefix", m_address.prefix + beginning}};
    if (!after.isEmpty())
        parameters += {"start-after", m_address.prefix + after};
    const BucketAnswer answer = ask({"GET", {}, true, parameters, {}, {}});
    if (!answer.isGood())
        return away();
    Page page;
    page.more = elementIn(answer.body, "IsTruncated"_L1) == "true";
    eachIn(answer.body, "Contents"_L1, [&](const QHash<QString, QString> &object) {
        const QByteArray name = object.value(u"Key"_s).toUtf8();
        if (name.startsWith(m_address.prefix))
            page.entries += {name.mid(m_address.prefix.size()), object.value(u"Size"_s).toLongLong()};
    });
    return page;
}

Result<int> Bucket::giveUpParts(Timestamp before)
{
    const BucketAnswer answer
        = ask({"GET", {}, true, {{"uploads", QByteArray()}, {"prefix", m_address.prefix}}, {}, {}});
    if (!answer.isGood())
        return away();
    QList<std::pair<QByteArray, QByteArray>> old;
    eachIn(answer.body, "Upload"_L1, [&](const QHash<QString, QString> &upload) {
        const QByteArray name = upload.value(u"Key"_s).toUtf8();
        const Timestamp begun = Timestamp::fromText(upload.value(u"Initiated"_s));
        if (name.startsWith(m_address.prefix) && !begun.isNull() && begun < before)
            old += {name.mid(m_address.prefix.size()), upload.value(u"UploadId"_s).toUtf8()};
    });
    for (const auto &[name, upload] : std::as_const(old))
        (void)ask({"DELETE", name, false, {{"uploadId", upload}}, {}, {}});
    return int(old.size());
}

BucketAnswer Bucket::probe()
{
    const QByteArray name = "probe-" + secret::randomBytes(8).toHex();
    const QByteArray octets = "madangd check";
    BucketAnswer answer = askOnce({"PUT", name, false, {}, {}, octets});
    if (!answer.isGood())
        return answer;
    answer = askOnce({"GET", name, false, {}, {{"range", rangeField(0, octets.size())}}, {}});
    if (answer.isGood() && answer.body != octets)
        answer = {answer.status, answer.body, "other octets", {}};
    const BucketAnswer removed = askOnce({"DELETE", name, false, {}, {}, {}});
    return answer.isGood() && answer.word.isEmpty() ? removed : answer;
}

} // namespace madang
