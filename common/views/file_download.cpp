// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/file_download.h"

#include "common/base/when_done.h"
#include "common/base/whole_file.h"

#include <QFile>
#include <QSaveFile>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kLongestName = 60;

} // namespace

Result<QString> writeFile(const QByteArray &octets, const QString &name)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(octets) != octets.size() || !commitWhole(file))
        return Error{Code::StorageFull, "file"};
    return name;
}

QFuture<Result<QString>> download(Session &session, QObject *owner, const QString &path, const QString &file,
                                  const QList<std::pair<QString, QString>> &query)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    whenDone(session.fetch(path, query), owner, [promise, file](const Result<QByteArray> &octets) {
        promise->addResult(octets ? writeFile(*octets, file) : Result<QString>(octets.error()));
        promise->finish();
    });
    return promise->future();
}

QString fileNameOf(const QString &text)
{
    QString name;
    for (const QChar c : text) {
        const bool harmless = c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-' || c == u'_';
        name += harmless ? c : QChar(u' ');
    }
    name = name.simplified().left(kLongestName).trimmed();
    return name.isEmpty() ? u"madang"_s : name;
}

} // namespace madang::views
