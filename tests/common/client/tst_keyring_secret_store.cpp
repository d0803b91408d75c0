// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real gnome-keyring in a session bus of its own: the test starts itself again under
// dbus-run-session.
#include "common/client/chosen_secret_store.h"
#include "common/client/keyring_secret_store.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using Place = ChosenSecretStore::Place;

namespace {

/// The answer; the test program ends when there is none.
template <typename T> T waitFor(const QFuture<T> &future)
{
    if (!test::eventually([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
        qFatal("the keyring did not answer within 20 s");
    return future.result();
}

} // namespace

class KeyringSecretStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadAndRemoved()
    {
        KeyringSecretStore store(u"madang-test"_s);
        QCOMPARE(waitFor(store.read(u"none"_s)).error().code, Code::NotFound);
        QVERIFY(waitFor(store.write(u"key"_s, u"비밀-s3cret"_s)).ok());
        QCOMPARE(*waitFor(store.read(u"key"_s)), u"비밀-s3cret"_s);
        QVERIFY(waitFor(store.write(u"key"_s, u"another"_s)).ok());
        QCOMPARE(*waitFor(store.read(u"key"_s)), u"another"_s);
        QVERIFY(waitFor(store.remove(u"key"_s)).ok());
        QCOMPARE(waitFor(store.read(u"key"_s)).error().code, Code::NotFound);
        QVERIFY(waitFor(store.remove(u"key"_s)).ok());
    }
    void aWorkingKeyringIsChosen()
    {
        KeyringSecretStore keyring(u"madang-test"_s);
        QTemporaryDir folder;
        FileSecretStore file(folder.filePath(u"secrets"_s), {1, 8192});
        SystemAlarmClock clock;
        ChosenSecretStore store(keyring, file, clock);
        QCOMPARE(waitFor(store.choose()), Place::Keyring);
    }
};

namespace {

/// Without any session bus, as on a server or in a container.
int withoutKeyring()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DISPLAY");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    KeyringSecretStore keyring(u"madang-test"_s);
    QTemporaryDir folder;
    FileSecretStore file(folder.filePath(u"secrets"_s), {1, 8192});
    SystemAlarmClock clock;
    ChosenSecretStore store(keyring, file, clock);
    const auto place = waitFor(store.choose());
    return place == Place::Memory ? 0 : 1;
}

/// Runs this program again inside a session bus with an unlocked keyring, in a home of its own.
int underKeyring(const QStringList &arguments)
{
    QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    environment.insert(u"MADANG_KEYRING"_s, u"inside"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    QStringList command{
        u"--"_s, u"sh"_s, u"-c"_s,
        u"printf 'testpw\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
        u"exec \"$@\""_s,
        u"sh"_s};
    process.start(u"dbus-run-session"_s, command + arguments);
    process.waitForFinished(120'000);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

} // namespace

int main(int argc, char **argv)
{
    qunsetenv("QT_NO_GLIB"); // libsecret answers through GLib's loop
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariable("MADANG_KEYRING") == "inside"_L1) {
        KeyringSecretStoreTest test;
        return QTest::qExec(&test, app.arguments());
    }
    const bool installed = !QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty()
        && !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty();
    if (!installed) {
        qWarning("skipped: dbus-run-session or gnome-keyring-daemon is not installed");
        return 77; // ctest: skipped
    }
    const int inside = underKeyring(app.arguments());
    return inside != 0 ? inside : withoutKeyring();
}

#include "tst_keyring_secret_store.moc"
