"""What follows a decree, the office's own law, numbers, wordings and pledges; columns for them in the older tables.

Rows of before get the neutral value of a new column, so that their seals still hold (``rowseal.NEUTRAL``), or one that
their seals leave out (``rowseal.FILLED``). SQLite cannot take a NOT NULL away or widen a key: ``delivery`` and
``counter`` are written anew.

For a while the program made new vaults with all of this under the number 0001; in those there is nothing to do.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

REFERENCES = (
    "ALTER TABLE decree ADD COLUMN replaced_by INTEGER CONSTRAINT fk_decree_replaced_by_decree REFERENCES decree (id)",
    "ALTER TABLE letter ADD COLUMN voided_by INTEGER CONSTRAINT fk_letter_voided_by_account REFERENCES account (id)",
    "ALTER TABLE letter ADD COLUMN copy_of INTEGER CONSTRAINT fk_letter_copy_of_letter REFERENCES letter (id)",
)
"""Written out: a column with a reference is one statement in SQLite, two for Alembic."""

UNIT = "coalesce((SELECT json_extract(value, '$.unit_code') FROM setting WHERE name = 'office'), '')"
COUNTERS_OF_BEFORE = f"""
INSERT INTO counter (name, unit, year, value)
SELECT name, CASE WHEN name = 'surat' THEN {UNIT} ELSE '' END, year, value FROM counter_before
"""
LETTERS_OF_BEFORE = f"""
UPDATE letter SET
    counter_unit = CASE WHEN counter IS NULL THEN NULL WHEN counter = 'surat' THEN {UNIT} ELSE '' END,
    code = coalesce(json_extract(facts, '$.archive.short'), '')
"""
"""Letters were numbered in one counter of the office; from now on a counter belongs to a unit. Their code stood only
on the paper; from now on it is looked for."""


def upgrade() -> None:
    if sa.inspect(op.get_bind()).has_table("letter_wording"):
        return
    _new_tables()
    _deliveries()
    _counters()
    _columns()
    _indexes()


def _deliveries() -> None:
    op.create_table(
        "delivery_new",
        sa.Column("decree_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("receiver", sa.String(length=200), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("witnesses", sa.JSON(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("clock", sa.JSON(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["decree_id"], ["decree.id"], name=op.f("fk_delivery_decree_id_decree")),
        sa.PrimaryKeyConstraint("decree_id", name=op.f("pk_delivery")),
    )
    op.execute("INSERT INTO delivery_new SELECT * FROM delivery")
    op.drop_table("delivery")
    op.rename_table("delivery_new", "delivery")
    op.create_index(op.f("ix_delivery_on"), "delivery", ["on"], unique=False)


def _counters() -> None:
    op.rename_table("counter", "counter_before")
    op.create_table(
        "counter",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "unit", "year", name=op.f("pk_counter")),
    )
    op.execute(COUNTERS_OF_BEFORE)
    op.drop_table("counter_before")


def _columns() -> None:
    op.add_column("decree", sa.Column("fate", sa.String(length=20), server_default=sa.text("''"), nullable=False))
    op.add_column("decree", sa.Column("fate_on", sa.Date(), nullable=True))
    op.execute(REFERENCES[0])
    op.add_column("hearing", sa.Column("questions", sa.JSON(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column("letter", sa.Column("counter_unit", sa.String(length=60), nullable=True))
    op.add_column("letter", sa.Column("number_reason", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("letter", sa.Column("wording", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("letter", sa.Column("layout", sa.JSON(), nullable=True))
    op.add_column("letter", sa.Column("code", sa.String(length=40), server_default=sa.text("''"), nullable=False))
    op.execute(REFERENCES[1])
    op.execute(REFERENCES[2])
    op.add_column("letter", sa.Column("copy_number", sa.Integer(), nullable=True))
    op.execute(LETTERS_OF_BEFORE)


def _indexes() -> None:
    op.drop_index(op.f("ix_case_stage"), table_name="case")
    op.drop_index(op.f("ux_letter_number"), table_name="letter")
    op.create_index("ix_case_stage", "case", ["stage", "received", "source_kind"], unique=False)
    op.create_index("ix_case_classified", "case", ["classified_at"], unique=False)
    op.create_index(op.f("ix_case_violation_violation_id"), "case_violation", ["violation_id"], unique=False)
    op.create_index(
        "ux_letter_number",
        "letter",
        ["counter", "counter_unit", "counter_year", "counter_value", "suffix"],
        unique=True,
    )
    op.create_index("ix_letter_code", "letter", ["code"], unique=False)
    op.create_index(op.f("ix_letter_copy_of"), "letter", ["copy_of"], unique=False)
    op.create_index("ix_letter_finalised", "letter", ["finalised_at"], unique=False)
    op.create_index("ix_letter_fingerprint", "letter", ["fingerprint"], unique=False)
    op.create_index("ix_letter_sha256", "letter", ["sha256"], unique=False)
    op.create_index(op.f("ix_seat_account_id"), "seat", ["account_id"], unique=False)


def _new_tables() -> None:
    op.create_table(
        "classification_code",
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("meaning", sa.String(length=200), nullable=False),
        sa.Column("active_years", sa.Integer(), nullable=True),
        sa.Column("inactive_years", sa.Integer(), nullable=True),
        sa.Column("fate", sa.String(length=40), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("closed_at", sa.String(length=40), nullable=True),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_classification_code_account_id_account")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_classification_code")),
    )
    op.create_table(
        "law_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("law_table", sa.String(length=40), nullable=False),
        sa.Column("row_key", sa.String(length=120), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_law_row_made_by_account")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["account.id"], name=op.f("fk_law_row_withdrawn_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_row")),
    )
    op.create_index(op.f("ix_law_row_row_key"), "law_row", ["row_key"], unique=False)
    op.create_table(
        "letter_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_letter_profile_made_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_profile")),
        sa.UniqueConstraint("key", "number", name=op.f("uq_letter_profile_key")),
    )
    op.create_table(
        "letter_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_letter_wording_made_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_wording")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_letter_wording_kind")),
    )
    op.create_table(
        "number_gap",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_number_gap_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_gap")),
    )
    op.create_index("ix_number_gap_counter", "number_gap", ["counter", "unit", "year"], unique=False)
    op.create_table(
        "pledge_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("election", sa.String(length=200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("profile", sa.String(length=40), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.String(length=40), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_pledge_event_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge_event")),
    )
    op.create_table(
        "pledge_sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=True),
        sa.Column("person", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=30), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("marked_at", sa.String(length=40), nullable=True),
        sa.Column("marked_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["pledge_event.id"], name=op.f("fk_pledge_sheet_event_id_pledge_event")),
        sa.ForeignKeyConstraint(["marked_by"], ["account.id"], name=op.f("fk_pledge_sheet_marked_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pledge_sheet")),
        sa.UniqueConstraint("event_id", "position", name=op.f("uq_pledge_sheet_event_id")),
    )
    op.create_index("ix_pledge_sheet_number", "pledge_sheet", ["event_id", "number"], unique=False)
    op.create_index("ix_pledge_sheet_unit", "pledge_sheet", ["event_id", "unit"], unique=False)
    op.create_table(
        "print_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("part_size", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_print_job_account_id_account")),
        sa.ForeignKeyConstraint(["event_id"], ["pledge_event.id"], name=op.f("fk_print_job_event_id_pledge_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_table(
        "examination_team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("formed_at", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_at", sa.String(length=40), nullable=True),
        sa.Column("report_number", sa.String(length=100), nullable=False),
        sa.Column("proven", sa.Boolean(), nullable=True),
        sa.Column("findings", sa.String(), nullable=False),
        sa.Column("aggravating", sa.JSON(), nullable=False),
        sa.Column("mitigating", sa.JSON(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_examination_team_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_examination_team")),
    )
    op.create_index(op.f("ix_examination_team_case_id"), "examination_team", ["case_id"], unique=False)
    op.create_index("ix_examination_team_reported", "examination_team", ["reported_on"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("to", sa.String(length=200), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("law", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.Column("violations", sa.JSON(), nullable=False),
        sa.Column("assessment", sa.JSON(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answer_number", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_referral_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
    )
    op.create_index(op.f("ix_referral_case_id"), "referral", ["case_id"], unique=False)
    op.create_index(
        "ix_referral_unanswered", "referral", ["on"], unique=False, sqlite_where=sa.text("answered_on IS NULL")
    )
    op.create_table(
        "relief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by", sa.JSON(), nullable=True),
        sa.Column("by_superior", sa.Boolean(), nullable=False),
        sa.Column("acting", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_relief_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relief")),
    )
    op.create_index(op.f("ix_relief_case_id"), "relief", ["case_id"], unique=False)
    op.create_index("ix_relief_running", "relief", ["since"], unique=False, sqlite_where=sa.text("ended_on IS NULL"))
    op.create_table(
        "rule_use",
        sa.Column("law_table", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=120), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_rule_use_case_id_case")),
        sa.PrimaryKeyConstraint("law_table", "row_id", "case_id", name=op.f("pk_rule_use")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("decree_id", sa.Integer(), nullable=False),
        sa.Column("route", sa.String(length=40), nullable=False),
        sa.Column("law", sa.JSON(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("filed_at", sa.String(length=40), nullable=False),
        sa.Column("copied_on", sa.Date(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("window", sa.JSON(), nullable=True),
        sa.Column("respond_clock", sa.JSON(), nullable=True),
        sa.Column("decide_clock", sa.JSON(), nullable=True),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("response", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_at", sa.String(length=40), nullable=True),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("fate", sa.String(length=20), nullable=False),
        sa.Column("new_sanction", sa.JSON(), nullable=True),
        sa.Column("decision_number", sa.String(length=100), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_appeal_case_id_case")),
        sa.ForeignKeyConstraint(["decree_id"], ["decree.id"], name=op.f("fk_appeal_decree_id_decree")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index(op.f("ix_appeal_case_id"), "appeal", ["case_id"], unique=False)
    op.create_index(op.f("ix_appeal_decree_id"), "appeal", ["decree_id"], unique=False)
    op.create_index(
        "ix_appeal_to_decide", "appeal", ["filed_on"], unique=False, sqlite_where=sa.text("decided_on IS NULL")
    )
    op.create_index(
        "ix_appeal_to_replace", "appeal", ["decided_on"], unique=False, sqlite_where=sa.text("fate = 'diganti'")
    )
    op.create_index(
        "ix_appeal_to_respond",
        "appeal",
        ["copied_on"],
        unique=False,
        sqlite_where=sa.text("responded_on IS NULL AND decided_on IS NULL"),
    )
    op.create_table(
        "examination_team_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("element", sa.String(length=30), nullable=False),
        sa.Column("person", sa.JSON(), nullable=False),
        sa.Column("involved", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("left_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["examination_team.id"], name=op.f("fk_examination_team_member_team_id_examination_team")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_examination_team_member")),
    )
    op.create_index(
        "ix_examination_team_member_seated",
        "examination_team_member",
        ["team_id"],
        unique=False,
        sqlite_where=sa.text("left_on IS NULL"),
    )
    op.create_index(op.f("ix_examination_team_member_team_id"), "examination_team_member", ["team_id"], unique=False)
    op.create_table(
        "letter_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_letter_print_account_id_account")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_letter_print_letter_id_letter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_print")),
    )
    op.create_index(op.f("ix_letter_print_letter_id"), "letter_print", ["letter_id"], unique=False)
    op.create_index(op.f("ix_letter_print_sha256"), "letter_print", ["sha256"], unique=False)
    op.create_table(
        "signed_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_signed_paper_account_id_account")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_signed_paper_letter_id_letter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_paper")),
    )
    op.create_index(op.f("ix_signed_paper_letter_id"), "signed_paper", ["letter_id"], unique=False)
    op.create_index(op.f("ix_signed_paper_sha256"), "signed_paper", ["sha256"], unique=False)
