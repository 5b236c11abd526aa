-- What stands in the agenda: nothing personal.
GRANT SELECT, INSERT, UPDATE, DELETE ON consultation_hours, course, activity, meeting TO wegwijs_app;
