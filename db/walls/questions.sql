-- What the desk was asked: nobody can be found in it, and still it is read by nobody but who works at the desk.
GRANT SELECT, INSERT, DELETE ON visit, question, visit_seen TO wegwijs_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON topic_mapping, copied_line TO wegwijs_app;

ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
CREATE POLICY visit_of_desk ON visit TO wegwijs_app USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()));

ALTER TABLE question ENABLE ROW LEVEL SECURITY;
CREATE POLICY question_of_desk ON question TO wegwijs_app USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()));

ALTER TABLE visit_seen ENABLE ROW LEVEL SECURITY;
CREATE POLICY visit_seen_of_desk ON visit_seen TO wegwijs_app USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()));

ALTER TABLE topic_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY topic_mapping_of_desk ON topic_mapping TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()))
  WITH CHECK ((SELECT actor_is_coordinator()));

ALTER TABLE copied_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY copied_line_of_desk ON copied_line TO wegwijs_app
  USING ((SELECT actor_is_job()) OR (SELECT actor_is_desk()));
