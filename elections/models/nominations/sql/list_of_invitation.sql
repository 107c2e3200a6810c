SELECT guard.list_of_invitation(%(invitation)s)
