// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/upload_copies.h"

#include <QBuffer>
#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace madang;
using namespace Qt::StringLiterals;

class UploadCopiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_copies.setFolder(place());
    }
    void cleanup() { m_folder.reset(); }

    void aCopyHoldsWhatWasGiven()
    {
        const auto name = keep("octets");
        QVERIFY(name && !name->contains(u'/'));
        QFile copy(m_copies.pathOf(*name));
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("octets"));
        m_copies.remove(*name);
        QVERIFY(names().isEmpty());
    }

    void nobodyElseReadsThem()
    {
        const auto name = keep("octets");
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_copies.pathOf(*name)) & others));
        QVERIFY(!(QFile::permissions(place()) & others));
    }

    void thereAreNotTooMany()
    {
        for (int i = 0; i < UploadCopies::kMost; ++i)
            QVERIFY(keep("x"));
        QVERIFY(!keep("x"));
        m_copies.remove(names().first());
        QVERIFY(keep("x"));
        m_copies.setFolder(place()); // counted anew after a restart
        QVERIFY(!keep("x"));
    }

    void norTooLarge()
    {
        const QByteArray large(UploadCopies::kLargest, 'x');
        QVERIFY(!keep(large + 'x'));
        // What is there from before counts as well; nothing stands in it.
        QVERIFY(keep("x"));
        QFile first(m_copies.pathOf(names().first()));
        QVERIFY(first.resize(UploadCopies::kMostOctets - UploadCopies::kLargest));
        m_copies.setFolder(place());
        QVERIFY(keep(large));
        QVERIFY(!keep("x"));
        QCOMPARE(names().size(), 2);
    }

    void withoutAFolderNothingIsKept()
    {
        m_copies.setFolder({});
        QVERIFY(!keep("x"));
        QVERIFY(!m_copies.outlive(QDir::tempPath() + u"/x"_s));
    }

    void whatNobodyRefersToGoes()
    {
        const auto wanted = keep("wanted");
        QVERIFY(keep("left"));
        m_copies.removeOthersThan({*wanted});
        QCOMPARE(names(), QStringList{*wanted});
        m_copies.removeAll();
        QVERIFY(!QDir(place()).exists());
    }

    void onlyTemporaryFilesAreOutlived()
    {
        const QString temporary = m_folder->filePath(u"temporary"_s);
        QVERIFY(QDir().mkpath(temporary));
        for (const QString &path : {temporary + u"/x"_s, m_folder->filePath(u"x"_s)}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        // As long as all of it is temporary, nothing is won.
        QVERIFY(!m_copies.outlive(temporary + u"/x"_s));
        const auto back = qScopeGuard([before = qgetenv("TMPDIR")] {
            if (before.isEmpty())
                qunsetenv("TMPDIR");
            else
                qputenv("TMPDIR", before);
        });
        qputenv("TMPDIR", temporary.toUtf8());
        QVERIFY(m_copies.outlive(temporary + u"/x"_s));
        QVERIFY(!m_copies.outlive(m_folder->filePath(u"x"_s)));
        QVERIFY(!m_copies.outlive(temporary + u"/none"_s));
    }

private:
    QString place() const { return m_folder->filePath(u"a.sqlite.uploads"_s); }
    QStringList names() const { return QDir(place()).entryList(QDir::Files | QDir::Hidden); }
    std::optional<QString> keep(const QByteArray &octets)
    {
        QBuffer source;
        source.setData(octets);
        source.open(QIODevice::ReadOnly);
        return m_copies.keep(source);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    UploadCopies m_copies;
};

QTEST_GUILESS_MAIN(UploadCopiesTest)
#include "tst_upload_copies.moc"
