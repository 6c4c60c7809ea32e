drop table mails;
drop table job_schedules;
drop table jobs;
