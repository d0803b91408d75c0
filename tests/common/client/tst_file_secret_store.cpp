// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/file_secret_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class FileSecretStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_path = m_folder.filePath(u"secrets-%1"_s.arg(++m_count)); }

    void whatIsWrittenIsReadAfterARestart()
    {
        {
            FileSecretStore store(m_path, kQuick);
            QVERIFY(!store.exists());
            QVERIFY(store.unlock(u"열려라 참깨"_s).ok());
            QVERIFY(store.write(u"a"_s, u"비밀"_s).result().ok());
            QVERIFY(store.write(u"b"_s, u"other"_s).result().ok());
            QVERIFY(store.remove(u"b"_s).result().ok());
        }
        FileSecretStore again(m_path, kQuick);
        QVERIFY(again.exists());
        QVERIFY(again.unlock(u"열려라 참깨"_s).ok());
        QCOMPARE(*again.read(u"a"_s).result(), u"비밀"_s);
        QCOMPARE(again.read(u"b"_s).result().error().code, Code::NotFound);
    }
    void theFileIsForItsOwnerAloneAndHidesItsContents()
    {
        FileSecretStore store(m_path, kQuick);
        QVERIFY(store.unlock(u"pass"_s).ok());
        QVERIFY(store.write(u"refresh"_s, u"token-in-clear"_s).result().ok());
        QCOMPARE(QFile::permissions(m_path)
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("token-in-clear"));
        QVERIFY(!bytes.contains(QByteArray::fromHex("0074006f006b0065006e")));
    }
    void anotherPassphraseOpensNothing()
    {
        FileSecretStore store(m_path, kQuick);
        QVERIFY(store.unlock(u"right"_s).ok());
        QVERIFY(store.write(u"a"_s, u"secret"_s).result().ok());
        FileSecretStore other(m_path, kQuick);
        QCOMPARE(other.unlock(u"wrong"_s).error().code, Code::WrongCredentials);
        QVERIFY(!other.isUnlocked());
        QCOMPARE(other.read(u"a"_s).result().error().code, Code::Unavailable);
        QCOMPARE(other.write(u"a"_s, u"x"_s).result().error().code, Code::Unavailable);
        QVERIFY(other.unlock(u"right"_s).ok());
        QCOMPARE(*other.read(u"a"_s).result(), u"secret"_s);
    }
    void aChangedFileIsRefused_data()
    {
        QTest::addColumn<int>("at");
        for (const int at : {0, 8, 16, 30, -1})
            QTest::newRow(qPrintable(QString::number(at))) << at;
    }
    void aChangedFileIsRefused()
    {
        QFETCH(int, at);
        FileSecretStore store(m_path, kQuick);
        QVERIFY(store.unlock(u"pass"_s).ok());
        QVERIFY(store.write(u"a"_s, u"secret"_s).result().ok());
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 place = at < 0 ? file.size() + at : at;
        QVERIFY(file.seek(place));
        char octet = 0;
        QVERIFY(file.getChar(&octet));
        QVERIFY(file.seek(place));
        QVERIFY(file.putChar(char(octet ^ 0x55)));
        file.close();
        FileSecretStore again(m_path, kQuick);
        const Done done = again.unlock(u"pass"_s);
        QVERIFY(!done);
        QVERIFY(done.error().code == Code::WrongCredentials || done.error().code == Code::Malformed);
    }
    void aCutFileIsRefused()
    {
        FileSecretStore store(m_path, kQuick);
        QVERIFY(store.unlock(u"pass"_s).ok());
        QFile file(m_path);
        QVERIFY(file.resize(20));
        QCOMPARE(FileSecretStore(m_path, kQuick).unlock(u"pass"_s).error().code, Code::Malformed);
    }
    void aFileThatIsOpenToOthersIsClosedToThem()
    {
        FileSecretStore store(m_path, kQuick);
        QVERIFY(store.unlock(u"pass"_s).ok());
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QVERIFY(FileSecretStore(m_path, kQuick).unlock(u"pass"_s).ok());
        QVERIFY(!(QFile::permissions(m_path) & QFile::ReadOther));
    }

private:
    static constexpr FileSecretStore::Cost kQuick{1, 8192};
    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(FileSecretStoreTest)
#include "tst_file_secret_store.moc"
