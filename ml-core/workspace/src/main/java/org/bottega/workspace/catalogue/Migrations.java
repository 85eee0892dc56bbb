package org.bottega.workspace.catalogue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables of the catalogue and how older ones become the newest: an entry for each version, never
/// changed once released. H2 commits each definition by itself, so every statement can be repeated
/// after a crash between two.
final class Migrations {
    private static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            create table if not exists datasets (
                                seq bigint generated always as identity primary key,
                                id varchar(64) not null unique,
                                name varchar(400) not null,
                                version int not null,
                                folder varchar(1000) not null,
                                row_count bigint not null,
                                column_count int not null,
                                source varchar(4000) not null,
                                sha256 varchar(64) not null,
                                created_at timestamp(3) with time zone not null,
                                unique (name, version))
                            """,
                            """
                            create table if not exists runs (
                                seq bigint generated always as identity primary key,
                                id varchar(64) not null unique,
                                title varchar(400) not null,
                                state varchar(16) not null,
                                spec varchar(10000000) not null,
                                created_at timestamp(3) with time zone not null,
                                started_at timestamp(3) with time zone,
                                finished_at timestamp(3) with time zone,
                                message varchar(100000) not null,
                                metrics varchar(1000000) not null,
                                folder varchar(1000) not null)
                            """,
                            """
                            create table if not exists models (
                                seq bigint generated always as identity primary key,
                                id varchar(64) not null unique,
                                name varchar(400) not null,
                                version int not null,
                                run_id varchar(64),
                                file varchar(1000) not null,
                                task varchar(100) not null,
                                metric varchar(100) not null,
                                score double precision not null,
                                stage varchar(16) not null,
                                created_at timestamp(3) with time zone not null,
                                unique (name, version))
                            """),
                    List.of(
                            """
                            alter table datasets add column if not exists
                                recipe varchar(10000000) default '' not null
                            """,
                            """
                            alter table datasets add column if not exists
                                based_on varchar(64) default '' not null
                            """,
                            """
                            alter table datasets add column if not exists
                                roles varchar(10000000) default '{}' not null
                            """),
                    List.of(
                            """
                            create table if not exists model_events (
                                seq bigint generated always as identity primary key,
                                model_id varchar(64) not null,
                                kind varchar(16) not null,
                                subject varchar(4000) not null,
                                by_whom varchar(400) not null,
                                reason varchar(10000) not null,
                                note varchar(100000) not null,
                                at_time timestamp(3) with time zone not null)
                            """));

    /// The version that this program writes.
    static final int NEWEST = STEPS.size();

    private Migrations() {}

    /// @throws org.bottega.kernel.ProblemException when the catalogue is newer than this program
    static void run(Connection connection, Path file) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table if not exists schema_version (
                        version int primary key,
                        applied_at timestamp(3) with time zone not null)
                    """);
        }
        int present = version(connection);
        if (present > NEWEST) {
            throw CatalogueProblem.newer(file, present, NEWEST);
        }
        for (int version = present + 1; version <= NEWEST; version++) {
            try (var statement = connection.createStatement()) {
                for (var definition : STEPS.get(version - 1)) {
                    statement.execute(definition);
                }
            }
            try (var row =
                    connection.prepareStatement(
                            "insert into schema_version values (?, current_timestamp)")) {
                row.setInt(1, version);
                row.executeUpdate();
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select coalesce(max(version), 0) from schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
