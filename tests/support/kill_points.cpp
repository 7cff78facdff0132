// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/kill_points.h"

#include <dlfcn.h>
#include <mysql.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <optional>

namespace stellwerk::test {

namespace {

std::optional<KillPlan> plan;
int counted = 0;
pid_t armedThread = 0;

/// A process that nobody has waited for yet is a zombie: it is dead for all that matters here.
bool isDead(qint64 pid) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%lld/stat", static_cast<long long>(pid));
    FILE *file = std::fopen(path, "r");
    if (!file)
        return true;
    char state = 'Z';
    const int read = std::fscanf(file, "%*d (%*[^)]) %c", &state);
    std::fclose(file);
    return read != 1 || state == 'Z';
}

void strike(MYSQL *mysql) {
    switch (plan->victim) {
    case KillPlan::Victim::Process:
        ::kill(::getpid(), SIGKILL);
        ::pause();
        break;
    case KillPlan::Victim::Server:
        ::kill(static_cast<pid_t>(plan->serverPid), SIGKILL);
        while (!isDead(plan->serverPid))
            ::usleep(1000);
        break;
    case KillPlan::Victim::Link:
        ::shutdown(static_cast<int>(mysql_get_socket(mysql)), SHUT_RDWR);
        break;
    }
}

template <class Call, class Send>
int access(MYSQL *mysql, Call call, Send send) {
    const bool ours = plan && ::gettid() == armedThread;
    if (!ours || counted++ != plan->access)
        return call();
    switch (plan->moment) {
    case KillPlan::Moment::Before:
        strike(mysql);
        return call();
    case KillPlan::Moment::Sent:
        send();
        strike(mysql);
        return 1;
    case KillPlan::Moment::After:
        break;
    }
    const int result = call();
    strike(mysql);
    return result;
}

template <class Function>
Function next(const char *name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

void arm(const KillPlan &newPlan) {
    plan = newPlan;
    counted = 0;
    armedThread = ::gettid();
}

int accesses() {
    return counted;
}

} // namespace stellwerk::test

using namespace stellwerk::test;

extern "C" {

__attribute__((visibility("default"))) int mysql_real_query(MYSQL *mysql, const char *query, unsigned long length) {
    static const auto real = next<int (*)(MYSQL *, const char *, unsigned long)>("mysql_real_query");
    static const auto send = next<int (*)(MYSQL *, const char *, unsigned long)>("mysql_send_query");
    return access(mysql, [&] { return real(mysql, query, length); }, [&] { (void)send(mysql, query, length); });
}

// A prepared statement cannot be sent without its answer; then "sent" means "answered".
__attribute__((visibility("default"))) int mysql_stmt_prepare(MYSQL_STMT *statement, const char *query,
                                                              unsigned long length) {
    static const auto real = next<int (*)(MYSQL_STMT *, const char *, unsigned long)>("mysql_stmt_prepare");
    const auto call = [&] { return real(statement, query, length); };
    return access(statement->mysql, call, call);
}

__attribute__((visibility("default"))) int mysql_stmt_execute(MYSQL_STMT *statement) {
    static const auto real = next<int (*)(MYSQL_STMT *)>("mysql_stmt_execute");
    const auto call = [&] { return real(statement); };
    return access(statement->mysql, call, call);
}

} // extern "C"
