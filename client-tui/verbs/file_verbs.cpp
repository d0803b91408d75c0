// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about files: sending one as a message of its own, saving one that was sent. A file is named by how
// many files up it stands: 1, which need not be typed, is the last one; or by its id.
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/event_text.h"
#include "common/views/wording.h"

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
    connect(&session.uploads(), &Uploads::resumed, this, [this](int count) {
        m_desk.tell(Tone::Plain, tr("Files that go on being sent: %1. /uploads lists them.").arg(count));
    });
    connect(&session.fileMessages(), &FileMessages::sent, this, &Verbs::onFileSent);
    connect(&session.fileMessages(), &FileMessages::stopped, this,
            [this](const FileMessage &, const std::optional<Error> &reason) {
                if (reason)
                    tellError(*reason);
            });
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
    Session &session = m_desk.session();
    const auto added = session.uploads().add(m_desk.currentRoom(), path, UploadItem::Goes::InMessage);
    if (!added)
        return tellError(added.error());
    session.fileMessages().waitFor(*added, words);
    if (const auto item = session.uploads().item(*added))
        onUpload(*item);
}

void Verbs::onUpload(const UploadItem &item)
{
    if (item.goes != UploadItem::Goes::InMessage)
        return;
    switch (item.state) {
    case UploadItem::State::Waiting:
    case UploadItem::State::Sending:
        m_desk.tell(Tone::Plain,
                    tr("Sending %1: %2%").arg(item.name, QString::number(percentOf(item.sent, item.size))));
        return;
    case UploadItem::State::Failed:
        m_desk.tell(Tone::Warning,
                    tr("%1: %2 /uploads tries it again or drops it.")
                        .arg(item.name, views::wording::of(item.failure.value_or(Error()))));
        return;
    case UploadItem::State::There:
        return; // FileMessages tells when it has gone
    }
}

void Verbs::onFileSent(const FileMessage &message)
{
    if (message.upload != 0)
        m_desk.tell(Tone::Good, tr("%1 was sent.").arg(message.names.join(u", "_s)));
}

QString Verbs::uploadText(int place, const UploadItem &item) const
{
    QString standing;
    switch (item.state) {
    case UploadItem::State::Waiting:
        standing = tr("waits at %1%").arg(percentOf(item.sent, item.size));
        break;
    case UploadItem::State::Sending:
        standing = tr("%1%").arg(percentOf(item.sent, item.size));
        break;
    case UploadItem::State::There:
        standing = tr("there, not sent yet");
        break;
    case UploadItem::State::Failed:
        standing = views::wording::of(item.failure.value_or(Error()));
        break;
    }
    const auto room = m_desk.rooms().find(item.room);
    return tr("%1. %2 for %3: %4")
        .arg(QString::number(place), views::oneLine(item.name, 60), room ? room->name : item.room.text(),
             standing);
}

void Verbs::uploads(const QString &rest)
{
    Uploads &uploads = m_desk.session().uploads();
    const QList<UploadItem> all = uploads.all();
    QString words = rest;
    const QString deed = takeArgument(words).toLower();
    if (deed.isEmpty()) {
        QStringList lines;
        for (int i = 0; i < all.size(); ++i)
            lines += uploadText(i + 1, all[i]);
        return m_desk.tell(Tone::Plain,
                           lines.isEmpty() ? tr("No files are on their way.") : lines.join(u" · "_s));
    }
    bool isNumber = false;
    const int place = takeArgument(words).toInt(&isNumber);
    if ((deed != "retry"_L1 && deed != "drop"_L1) || !isNumber)
        return m_desk.tell(Tone::Warning, findVerb(u"uploads"_s)->usage());
    if (place < 1 || place > all.size())
        return m_desk.tell(Tone::Warning, tr("There is no such file on its way. /uploads lists them."));
    const UploadItem item = all[place - 1];
    if (deed == "drop"_L1) {
        uploads.cancel(item.number);
        return m_desk.tell(Tone::Good, tr("%1 is not sent.").arg(item.name));
    }
    if (item.state != UploadItem::State::Failed)
        return m_desk.tell(Tone::Warning, tr("%1 has not failed.").arg(item.name));
    uploads.retry(item.number);
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
