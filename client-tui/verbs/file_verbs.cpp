// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about files: sending one as a message of its own, saving one that was sent. A file is named by how
// many files up it stands: 1, which need not be typed, is the last one; or by its id.
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/event_text.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    QString withoutTilde(const QString &path)
    {
        return path == "~"_L1 || path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
    }

    /// Where a file goes when nobody says: never over another one.
    QString targetOf(const QString &typed, const QString &name)
    {
        if (!typed.isEmpty() && !QFileInfo(withoutTilde(typed)).isDir())
            return withoutTilde(typed);
        QString folder = typed.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)
                                         : withoutTilde(typed);
        if (!QFileInfo(folder).isDir())
            folder = QDir::currentPath();
        return Downloads::freePath(folder, name);
    }

    int percentOf(qint64 done, qint64 size)
    {
        return size > 0 ? int(done * 100 / size) : 0;
    }

} // namespace

void Verbs::followFiles()
{
    Session &session = m_desk.session();
    connect(&session.uploads(), &Uploads::changed, this, &Verbs::onUpload);
    connect(&session.downloads(), &Downloads::progressed, this,
            [this](qint64 number, qint64 done, qint64 size) {
                if (m_downloads.contains(number) && done < size)
                    m_desk.tell(Tone::Plain,
                                tr("Saving %1: %2%")
                                    .arg(m_downloads.value(number), QString::number(percentOf(done, size))));
            });
    connect(&session.downloads(), &Downloads::finished, this,
            [this](qint64 number, const Result<QString> &result) {
                if (m_downloads.remove(number) == 0)
                    return;
                if (result)
                    m_desk.tell(Tone::Good, tr("Saved as %1").arg(*result));
                else if (result.error().about == "file"_L1 && result.error().code == Code::StorageFull)
                    m_desk.tell(Tone::Warning, tr("The file cannot be written there."));
                else
                    tellError(result.error());
            });
}

void Verbs::upload(const QString &rest)
{
    if (!needsRoom())
        return;
    QString words = rest;
    const QString path = withoutTilde(takeArgument(words));
    Outgoing outgoing{m_desk.currentRoom(), words};
    const auto added = m_desk.session().uploads().add(outgoing.room, path, UploadItem::Goes::Alone);
    if (!added)
        return tellError(added.error());
    m_outgoing.insert(*added, outgoing);
    if (const auto item = m_desk.session().uploads().item(*added))
        onUpload(*item);
}

void Verbs::onUpload(const UploadItem &item)
{
    const auto found = m_outgoing.constFind(item.number);
    if (found == m_outgoing.constEnd())
        return;
    switch (item.state) {
    case UploadItem::State::Waiting:
    case UploadItem::State::Sending:
        m_desk.tell(Tone::Plain,
                    tr("Sending %1: %2%").arg(item.name, QString::number(percentOf(item.sent, item.size))));
        return;
    case UploadItem::State::Failed: {
        const Error reason = item.failure.value_or(Error());
        m_outgoing.erase(found);
        m_desk.session().uploads().handOver(item.number);
        tellError(reason);
        return;
    }
    case UploadItem::State::There:
        break;
    }
    const Outgoing outgoing = *found;
    m_outgoing.erase(found);
    const auto posted = m_desk.session().outbox().put(outgoing.room, outgoing.words, {}, {*item.attachment});
    m_desk.session().uploads().handOver(item.number);
    posted ? m_desk.tell(Tone::Good, tr("%1 was sent.").arg(item.name)) : tellError(posted.error());
}

void Verbs::save(const QString &rest)
{
    if (!needsRoom())
        return;
    QString path = rest;
    const QString word = takeArgument(path);
    bool isNumber = false;
    const qint64 number = qAbs(word.toLongLong(&isNumber));
    if (!isNumber && !word.isEmpty())
        path = rest.trimmed(); // "/save ~/papers" is the last file
    const views::Timeline &timeline = *m_desk.timeline();
    qint64 left = isNumber ? number : 1;
    for (int row = timeline.rowCount() - 1; row >= 0; --row) {
        const QList<files::Attachment> &files = timeline.row(row).attachments;
        for (qsizetype i = files.size() - 1; i >= 0; --i) {
            const bool isMeant = isNumber && files[i].id.number == number;
            if (--left != 0 && !isMeant)
                continue;
            QString file = path;
            if (file.startsWith(u'"'))
                file = takeArgument(file);
            const auto begun
                = m_desk.session().downloads().save(timeline.room(), files[i], targetOf(file, files[i].name));
            if (begun)
                m_downloads.insert(*begun, views::oneLine(files[i].name, 60));
            else if (begun.error().about == "file"_L1)
                m_desk.tell(Tone::Warning, tr("The file cannot be written there."));
            else
                tellError(begun.error());
            return;
        }
    }
    m_desk.tell(Tone::Warning, tr("There is no such file among the messages here."));
}

} // namespace madang::tui
