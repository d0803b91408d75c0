// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/my_data.h"

#include "common/base/when_done.h"
#include "common/base/whole_file.h"

#include <QFile>
#include <QSaveFile>

namespace madang::views {

using namespace Qt::StringLiterals;
using accounts::Writings;

namespace {

    constexpr qint64 kDataPiece = 1024 * 1024;
    constexpr int kDataRestSeconds = 1;
    /// Without anything new: the network is away for good, or the server is stuck.
    constexpr int kMostDataRests = 60;
    constexpr int kMostDataMinutes = 30;

    QString dataPath()
    {
        return QString::fromLatin1(accounts::kMyData).section(u' ', 1);
    }

} // namespace

MyData::MyData(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_again(session.alarms().makeAlarm([this] {
        if (m_stage == Stage::Collecting)
            prepare();
        else if (m_stage == Stage::Fetching)
            readPiece();
    }))
{
    // What is being saved is one person's; the next is not to get the rest of it.
    connect(&session, &Session::stateChanged, this, [this] {
        m_needsCode = false;
        m_needsPassword = true;
        if (m_stage == Stage::Collecting || m_stage == Stage::Fetching)
            cancel();
    });
}

MyData::~MyData() = default;

void MyData::refresh()
{
    whenDone(m_session.call(accounts::secondFactor, {}), this,
             [this](const Result<accounts::SecondFactor> &standing) {
                 m_needsCode = standing && standing->since.has_value();
                 m_needsPassword = !standing || !standing->withoutPassword.value_or(false);
                 Q_EMIT changed();
             });
}

void MyData::clearError()
{
    m_error.reset();
    Q_EMIT changed();
}

QString MyData::suggestedName() const
{
    return m_session.account() ? u"madang-%1.tar"_s.arg(m_session.account()->username) : u"madang.tar"_s;
}

QString MyData::progress() const
{
    switch (m_stage) {
    case Stage::Collecting:
        return tr("The server collects your data…");
    case Stage::Fetching:
        return tr("Your data comes over: %1 %").arg(percent());
    case Stage::Erasing:
        return tr("Your account is being deleted…");
    case Stage::Idle:
        break;
    }
    return {};
}

// --- taking along

void MyData::save(const QString &path)
{
    if (isBusy())
        return;
    m_error.reset();
    m_file = std::make_unique<QSaveFile>(path);
    m_path = path;
    m_size = m_done = 0;
    m_rests = 0;
    ++m_turn;
    if (!m_file->open(QIODevice::WriteOnly)
        || !m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        fail(Error{Code::StorageFull, "file"});
        return;
    }
    m_stage = Stage::Collecting;
    Q_EMIT changed();
    prepare();
}

void MyData::cancel()
{
    if (m_stage != Stage::Collecting && m_stage != Stage::Fetching)
        return;
    ++m_turn;
    m_again->stop();
    m_file.reset(); // what is not committed goes with it
    m_stage = Stage::Idle;
    Q_EMIT changed();
}

void MyData::fail(const Error &error)
{
    m_again->stop();
    m_file.reset();
    m_stage = Stage::Idle;
    m_error = error;
    Q_EMIT changed();
}

void MyData::rest()
{
    m_again->start(std::chrono::seconds(kDataRestSeconds));
}

bool MyData::waits(const Error &error)
{
    const bool mayPass = error.code == Code::Unavailable || error.code == Code::Timeout
        || (error.code == Code::RateLimited && error.about == "data-underway"_L1);
    if (!mayPass || ++m_rests > kMostDataRests)
        return false;
    m_again->start(std::chrono::seconds(qMax(kDataRestSeconds, error.retryAfter)));
    return true;
}

void MyData::prepare()
{
    whenDone(m_session.call(accounts::prepareData, {}), this,
             [this, turn = m_turn](const Result<accounts::DataExport> &made) {
                 if (turn != m_turn)
                     return;
                 if (!made) {
                     if (!waits(made.error()))
                         fail(made.error());
                 } else if (!made->ready) {
                     if (++m_rests > kMostDataMinutes * 60)
                         fail(Error{Code::Timeout, "data-underway"});
                     else
                         rest();
                 } else {
                     m_size = made->size;
                     m_done = 0;
                     m_rests = 0;
                     m_stage = Stage::Fetching;
                     Q_EMIT changed();
                     readPiece();
                 }
             });
}

void MyData::readPiece()
{
    const qint64 expected = qMin(kDataPiece, m_size - m_done);
    RestRequest request;
    request.method = "GET";
    request.path = dataPath();
    request.range = "bytes=" + QByteArray::number(m_done) + '-' + QByteArray::number(m_done + expected - 1);
    whenDone(m_session.send(request), this,
             [this, turn = m_turn, expected](const Result<QByteArray> &octets) {
                 if (turn == m_turn)
                     take(octets, expected);
             });
}

void MyData::take(const Result<QByteArray> &octets, qint64 expected)
{
    if (!octets) {
        if (!waits(octets.error()))
            fail(octets.error());
        return;
    }
    if (octets->size() != expected)
        return fail(Error{Code::NotSupported, "range"});
    m_rests = 0;
    if (m_file->write(*octets) != octets->size())
        return fail(Error{Code::StorageFull, "file"});
    m_done += octets->size();
    if (m_done < m_size) {
        Q_EMIT changed();
        return readPiece();
    }
    if (!commitWhole(*m_file))
        return fail(Error{Code::StorageFull, "file"});
    m_file.reset();
    m_stage = Stage::Idle;
    Q_EMIT changed();
    Q_EMIT told(tr("Your data is in %1. Keep it where only you find it.").arg(m_path));
    Q_EMIT saved(m_path);
}

// --- being erased

void MyData::erase(const QString &typed, const QString &password, const QString &code, Writings messages)
{
    if (isBusy())
        return;
    const QString username = m_session.account() ? m_session.account()->username : QString();
    if (username.isEmpty() || typed.trimmed().compare(username, Qt::CaseInsensitive) != 0)
        return fail(Error{Code::InvalidValue, "not-your-name"}.at(u"username"_s));
    if (password.isEmpty() && m_needsPassword)
        return fail(Error{Code::InvalidValue, "missing"}.at(u"password"_s));
    m_error.reset();
    m_stage = Stage::Erasing;
    Q_EMIT changed();
    accounts::EraseAccount request{password, messages};
    if (!code.trimmed().isEmpty())
        request.code = code.trimmed();
    whenDone(m_session.eraseAccount(request), this, [this](const Result<Nothing> &done) {
        m_stage = Stage::Idle;
        if (!done) {
            m_error = done.error();
            if (done.error().code == Code::SecondFactorNeeded) {
                m_needsCode = true;
                m_error = done.error().at(u"code"_s);
            }
            Q_EMIT changed();
            return;
        }
        Q_EMIT changed();
        Q_EMIT told(farewell());
        Q_EMIT erased();
    });
}

QString MyData::explanation()
{
    return tr("Your account, your names, addresses, settings and sign-ins go for good, here and on every "
              "device. "
              "Nobody gets your user name again.")
        + u'\n'
        + tr("Your monthly gifts end. Gifts stay in the totals and books, receipts keep their number and "
             "amount; "
             "none of them keeps your name. Save your data and receipts first if you need them.")
        + u'\n' + tr("Backups that whoever runs the server made before hold it until they are replaced.");
}

QString MyData::farewell()
{
    return tr("Your account is deleted. Thank you for having been here; you are welcome back at any time.");
}

QString MyData::nameOf(Writings messages)
{
    return messages == Writings::Keep ? tr("Keep what I wrote, as a former member's")
                                      : tr("Delete what I wrote, also for everybody else");
}

} // namespace madang::views
